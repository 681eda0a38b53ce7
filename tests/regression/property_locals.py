# A property's getter with locals of its own began with what earlier calls had left on the stack.
class A:
    q = 'x'
    m = 'y'
    @property
    def p(self):
        s = self.q
        t = self.m
        if t not in ('a', 'y'):
            s = t + '.' + s
        return s
def only(a, depth=0):
    indent = 3 * depth * ' '
    stype = a.p
    yield indent + f'{stype}: x'
def junk(): 
    a = [str(i)*30 for i in range(5)]; b=[x+'a' for x in a]; return (a,b,a,b)
for i in range(6):
    junk()
    for x in only(A()): print(x)
