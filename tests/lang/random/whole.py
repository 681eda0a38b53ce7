# random: CPython's sequences for every kind of seed and distribution, states, errors.
import random, _random
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
for s in (0, 1, -5, 2**31, 2**32, 2**64+7, 10**100, 0.5, -1.25, 'abc', b'abc', bytearray(b'xyz'), '', 'x'*300, True, 1e300):
    r=random.Random(s)
    print(s if not isinstance(s,str) or len(s)<10 else 'long', r.random(), r.getrandbits(1), r.getrandbits(33), r.getrandbits(100), r.randrange(10**20), r.randint(-5,5))
    r.seed(s, version=1) if isinstance(s,(str,bytes)) else r.seed(s); print(r.random())
r=random.Random(42)
for i in range(3):
    print([f() for f in (r.random,
          lambda:r.uniform(1,5), r.triangular,
          lambda:r.triangular(0,10,3), r.normalvariate, r.gauss, r.gauss,
          lambda:r.lognormvariate(0,.5),
          lambda:r.expovariate(2),
          lambda:r.vonmisesvariate(1,4),
          lambda:r.vonmisesvariate(1,0),
          lambda:r.gammavariate(3,2),
          lambda:r.gammavariate(1,2),
          lambda:r.gammavariate(.3,2),
          lambda:r.betavariate(2,3),
          lambda:r.paretovariate(3),
          lambda:r.weibullvariate(1,2),
          lambda:r.binomialvariate(10,.3),
          lambda:r.binomialvariate(100,.3),
          lambda:r.binomialvariate(1000,.7),
          lambda:r.binomialvariate(1,.5))])
    x=list(range(20)); r.shuffle(x); print(x, r.sample(range(100),7), r.sample(x,20), r.sample(range(10**9),5), r.sample('abc',3,counts=[1,2,3]), r.choice('hello'), r.choices('abc',k=5), r.choices('abc',[1,2,3],k=5), r.choices('abc',cum_weights=[1,3,9],k=5), r.randbytes(7), r.randrange(5,50,7), r.randrange(50,5,-7))
s=r.getstate(); a=r.random(); r.setstate(s); print(a==r.random(), s[0], len(s[1]))
for f in [lambda:r.randrange(0),
          lambda:r.randrange(5,5),
          lambda:r.randrange(5,2,1),
          lambda:r.randrange(1,5,0),
          lambda:r.randrange(5,1,2),
          lambda:r.randrange(1.5),
          lambda:r.randrange(5,step=2),
          lambda:r.randint(5,1),
          lambda:r.choice([]),
          lambda:r.sample([1],2),
          lambda:r.sample({1},1),
          lambda:r.sample([1],-1),
          lambda:r.sample([1,2],1,counts=[1]),
          lambda:r.sample([1],1,counts=[1.5]),
          lambda:r.sample([1],1,counts=[-1]),
          lambda:r.choices([1],[0]),
          lambda:r.choices([1],[float('inf')]),
          lambda:r.choices([1],[1],cum_weights=[1]),
          lambda:r.choices([1,2],[1]),
          lambda:r.choices([1,2],3),
          lambda:r.choices([],k=1),
          lambda:r.gammavariate(0,1),
          lambda:r.binomialvariate(-1),
          lambda:r.binomialvariate(1,2),
          lambda:r.getrandbits(-1),
          lambda:r.getrandbits(0),
          lambda:r.getrandbits('a'),
          lambda:r.getrandbits(2**40),
          lambda:r.seed([]),
          lambda:r.seed(()),
          lambda:r.setstate((1,)),
          lambda:r.setstate((3,(1,),None)),
          lambda:r.setstate((3,1,None)),
          lambda:r.setstate((3,(1,)*624+(700,),None)),
          lambda:r.setstate((3,('a',)*625,None)),
          lambda:r.setstate((3,(-1,)*625,None)),
          lambda:r.setstate((2,(-1,)*624+(5,),None)),
          lambda:r.random(),
          lambda:r.randbytes(-1),
          lambda:r.randbytes(0),
          lambda:_random.Random(1).random(),
          lambda:_random.Random((1,2)).random(),
          lambda:_random.Random([]),
          lambda:_random.Random(1,2),
          lambda:_random.Random(x=1),
          lambda:random.SystemRandom().getstate(),
          lambda:0<=random.SystemRandom().random()<1,
          lambda:random.SystemRandom().getrandbits(-1),
          lambda:len(random.SystemRandom().randbytes(5)),
          lambda:random.SystemRandom().randrange(1),
          lambda:random.Random.__mro__,
          lambda:random.__all__,
          lambda: sorted(set(dir(_random.Random))-set(dir(object))),
          lambda: r.__reduce__()[:2],
          lambda: random.Random(x=5).random()]:
    t(f)
class R(random.Random):
    def random(self): return 0.75
t(lambda: R().randrange(10))
t(lambda: R().choice('abcd'))
t(lambda: R().getrandbits(3)<8)
class R2(random.Random):
    def getrandbits(self,k): return 0
t(lambda: R2().randrange(10))
import warnings; warnings.simplefilter('error')
t(lambda: R().randrange(2**60))
import copy; c=copy.copy(r)
t(lambda: c.random()==r.random()); 
