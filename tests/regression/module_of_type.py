# type.__module__ was the descriptor that type keeps for its instances.
print(type.__module__, type.__qualname__, list[type])
