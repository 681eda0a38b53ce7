# operator: the functions, their second names, and the three getters.
import operator
def err(f,*a,**k):
    try: r=f(*a,**k); print('ok',r)
    except BaseException as e: print(type(e).__name__, e)
print(operator.add, operator.__add__ is operator.add, operator.__add__.__name__, operator.inv, operator.__inv__)
print([n for n in dir(operator) if n.startswith('__') and n not in ('__cached__', '__file__')])
print(operator.add.__module__, operator.attrgetter, operator.attrgetter.__module__)
err(operator.countOf, 5, 1); err(operator.indexOf, 5, 1); err(operator.concat,1,2); err(operator.concat,[1],2); err(operator.concat,{},{}); err(operator.concat, [1],(2,)); err(operator.iconcat, 1, 2)
class C:
    def __getitem__(s,i): pass
    def __add__(s,o): return 'added'
err(operator.concat, C(), 1);err(operator.concat, C(), C()); err(operator.concat, C(), []); err(operator.iconcat, C(), []); err(operator.iconcat, C(), 3)
err(operator.length_hint, [1,2]); err(operator.length_hint, 1); err(operator.length_hint,1,'a'); err(operator.length_hint,1,3); err(operator.length_hint,1,-3)
import _operator as o; err(o._compare_digest, 'a','b'); err(o._compare_digest, 'a',b'b'); err(o._compare_digest, 'aé','b'); err(o._compare_digest,1,2);err(o._compare_digest,b'ab',b'ab')
err(operator.call); err(operator.call, print, 1, sep=3); err(operator.call, dict, a=3)
err(operator.attrgetter); err(operator.attrgetter,1); err(operator.attrgetter,'a',b=1); err(operator.attrgetter,'a',1)
a=operator.attrgetter('real','imag.real'); print(a, a(3), a.__reduce__()); err(a); err(a,1,2); err(a,'x'); err(a, 3, k=3)
a=operator.attrgetter('real.imag'); print(a, a(3), a.__reduce__(), bool(a.__doc__))
err(operator.itemgetter); err(operator.itemgetter,a=2)
i=operator.itemgetter(1); print(i, i([1,2]), i.__reduce__()); err(i,[1]); i=operator.itemgetter(1,'a',slice(1,2)); print(i, i.__reduce__()); err(i); err(i,1,2); err(i,'x'); print(operator.itemgetter(2)((1,2,3)), operator.itemgetter(-1)((1,2,3)))
err(operator.methodcaller); err(operator.methodcaller,1); m=operator.methodcaller('split','a',maxsplit=1); print(m, m('bacad'), m.__reduce__()); err(m); err(m,'a','b'); err(m,3); m=operator.methodcaller('upper'); print(m, m('x'), m.__reduce__()); print(operator.methodcaller('f', 1, 2), operator.methodcaller('f', a=1))
err(m, 'x', k=3)
err(operator.methodcaller, name=3)
print(bool(operator.__doc__)); print(operator.__all__)
import _operator; print(bool(_operator.__doc__))
print(all(f.__doc__ for f in (operator.attrgetter, operator.itemgetter, operator.methodcaller, operator.length_hint)))
err(operator.add,1); err(operator.add, 1, 'a'); err(operator.iadd, 1, 'a'); err(operator.neg,'a'); err(operator.index,'a'); err(operator.index,1.0);err(operator.contains,3,3); err(operator.getitem,3,3); err(operator.delitem,(),3); err(operator.setitem,(),3,4); err(operator.add,a=3)
err(operator.not_); err(operator.pow, 2, 3); err(operator.index, True); 
r=operator.attrgetter('x'); r2=operator.itemgetter(r); 
