# A text adventure: a state machine driven by commands from standard input.
import sys


class Room:
    def __init__(self, name, description, **exits):
        self.name, self.description, self.exits, self.items = name, description, exits, []


class Game:
    def __init__(self):
        self.rooms = {r.name: r for r in (
            Room("hall", "A hall with marble floor.", north="library", east="kitchen"),
            Room("kitchen", "It smells of soup.", west="hall"),
            Room("library", "Books up to the ceiling.", south="hall", up="attic"),
            Room("attic", "Dust. A locked chest stands here.", down="library"),
        )}
        for room, item in (("kitchen", "key"), ("library", "book"), ("hall", "lamp")):
            self.rooms[room].items.append(item)
        self.here = self.rooms["hall"]
        self.bag, self.moves, self.state = [], 0, "playing"

    def look(self):
        yield f"[{self.here.name}] {self.here.description}"
        if self.here.items:
            yield "You see: " + ", ".join(sorted(self.here.items))
        yield "Exits: " + ", ".join(self.here.exits)

    def do_go(self, where=None):
        if where not in self.here.exits:
            yield f"No way {where or 'there'}."
            return
        self.here = self.rooms[self.here.exits[where]]
        self.moves += 1
        yield from self.look()

    def do_take(self, item=None):
        if item in self.here.items:
            self.here.items.remove(item)
            self.bag.append(item)
            yield f"Taken: {item}."
        else:
            yield f"There is no {item} here."

    def do_drop(self, item=None):
        try:
            self.bag.remove(item)
        except ValueError:
            yield "You do not have that."
        else:
            self.here.items.append(item)
            yield f"Dropped: {item}."

    def do_bag(self):
        yield "You carry " + (", ".join(self.bag) if self.bag else "nothing") + "."

    def do_look(self):
        yield from self.look()

    def do_open(self, what=None):
        if what != "chest" or self.here.name != "attic":
            yield "Nothing to open."
        elif "key" not in self.bag:
            yield "It is locked."
        else:
            self.state = "won"
            yield "Gold!"

    def do_quit(self):
        self.state = "left"
        yield "Bye."

    def run(self, line):
        verb, *args = line.split()
        handler = getattr(self, "do_" + verb, None)
        if handler is None:
            verbs = sorted(n[3:] for n in dir(self) if n.startswith("do_"))
            yield f"I do not know {verb!r}. Try: {' '.join(verbs)}"
            return
        try:
            yield from handler(*args)
        except TypeError as e:
            yield "What? " + str(e).replace("Game.do_", "")


game = Game()
print(*game.look(), sep="\n")
for line in sys.stdin:
    line = line.strip().lower()
    if not line:
        continue
    print(">", line)
    for out in game.run(line):
        print(" ", out)
    if game.state != "playing":
        break
print(f"{game.state} after {game.moves} moves with {len(game.bag)} things")
