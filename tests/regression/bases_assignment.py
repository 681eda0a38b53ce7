
class A: pass
class B: pass
class C(A): pass
def t(c,b):
    try: c.__bases__=b; print("ok")
    except TypeError as e: print(e)
t(A,(B,)); t(C,(B,)); t(C,(B,A)); t(C,(int,)); t(C,(object,)); t(C,(dict,))
class I(int): pass
class J(int): pass
class K(I): pass
t(K,(J,)); t(I,(J,)); t(I,(object,)); t(K,(A,))
class S: __slots__="a",
t(S,(B,)); t(C,(S,))
