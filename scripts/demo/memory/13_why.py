"""Why is it still there? The shortest chain of references that keeps an object alive.

A leak in Python is an object that something still refers to. krait.why() names the way there, from a module, a frame or
the interpreter itself.
"""
import krait


class Session:
    def __init__(self, user):
        self.user = user


class Server:
    def __init__(self):
        self.sessions = {}
        self.log = []

    def enter(self, user):
        session = self.sessions[user] = Session(user)
        self.log.append(("entered", session))
        return session

    def leave(self, user):
        del self.sessions[user]


server = Server()
server.enter("ada")
server.enter("bob")

print("a session that is in use:")
print(" ", krait.why(server.sessions["ada"]))

server.leave("bob")
bob = server.log[1][1]
print("\none that was left, and is still there, through a name and, without that, through the log:")
print(" ", krait.why(bob))


def look():
    found = server.log[1][1]
    print(" ", krait.why(found), "- in a function, the local variable is nearer")


look()
del bob
print(" ", krait.why(server.log[1][1]))

print("\na closure keeps what it uses:")


def make_counter():
    state = Session("counter")

    def counter():
        return state
    return counter


counter = make_counter()
print(" ", krait.why(counter()))

print("\nwhat nothing refers to has no chain:")
print(" ", krait.why(Session("nobody")))
