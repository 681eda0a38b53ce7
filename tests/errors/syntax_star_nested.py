print(*(*a))
