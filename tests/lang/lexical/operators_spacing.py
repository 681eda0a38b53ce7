# Operators without spaces, greedy tokens, numbers beside keywords.
a=3;b=2
print(a+b,a-b,a*b,a/b,a//b,a%b,a**b,a<<b,a>>b,a&b,a|b,a^b,~a,-a,+a,a<b,a>b,a<=b,a>=b,a==b,a!=b)
print(a--b,a+-b,a-~b,a**-b,not a,a and b,a or b,a if b else 0,a in[1,3],a not in(1,2),a is b,a is not b)
print([a][0],(a),{a},{a:b}[a],"x"[0],a.real,1 .real,1.0.real,1..real,1e3.real)
x=lambda a,b=1,*c,d=2,**e:(a,b,c,d,e)
print(x(1,*[2,3],**{"z":4}),x(*[1]),[*[1],*[2]],{**{1:2}})
y=[i for i in range(3)if i]
z={i:i for i in y}
w=[i if i else-i for i in y]
print(y,z,w,(i for i in y).__class__.__name__)
a+=1;a-=1;a*=2;a//=1;a%=10;a**=2;a<<=1;a>>=1;a&=63;a|=1;a^=2
print(a)
a=b=c=1
a,b=b,a
(a,b),c=(1,2),3
print(a,b,c,a<b<c,a<b>a,a==a!=b)
print(a:=5) if False else print((a:=5))
print(...,Ellipsis is ...)
print(1_000,0x_f,.5,5.,1e-5,1E+5,0b11,0o17,00)
print("a""b"'c',r"\n",b"x",rb"\y",f"{1}"f"{2}")
def f(a,/,b,*,c):return a,b,c
print(f(1,2,c=3),(lambda:0)(),(lambda*a:a)(1),(lambda**k:k)(a=1))
print(a if a else b,[a,b][a>b],-a**2,(-a)**2,2**-1,not a==b,-1 .__class__ if False else"n")
class A:x=1;y=2
@staticmethod
def g():return 1
print(g(),A.x,A().y)
print(1<2<3,1<2>0,1 in[1]==True,not not a,a<b==True,(a<b)==False)
print((yield_:=3),[t:=4],{(u:=5)},t,u)
print(a@b if False else"matmul",{*[1]},{'a':1,'b':2}['a'],{1,2}=={2,1})
if a:b=1
else:b=2
for i in range(2):print(i,end=' ')
else:print('end')
while b:b-=1
print(b)
