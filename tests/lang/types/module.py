# types: names, making classes, coroutine().
import types
def err(f,*a,**k):
    try: r=f(*a,**k); print('ok',r)
    except BaseException as e: print(type(e).__name__, e)
print(types.SimpleNamespace(a=1), types.MappingProxyType({1:2}), types.CoroutineType, types.AsyncGeneratorType, types.GetSetDescriptorType, types.MemberDescriptorType, types.TracebackType, types.CellType, types.NoneType, types.UnionType, types.GenericAlias)
print(types.new_class('X',(int,),{},lambda ns: ns.update(a=1)).a, types.resolve_bases((list[int],)), types.prepare_class('Y',(int,)), types.get_original_bases(types.new_class('Z',(list[int],)))); err(types.get_original_bases,3)
print(sorted(set(types.__all__)))
@types.coroutine
def gen(): yield 1
print(hex(gen.__code__.co_flags & 0x1a0))
