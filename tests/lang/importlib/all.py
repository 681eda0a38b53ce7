# importlib, runpy: importing and reloading, specs, loaders, running modules.
import importlib, importlib.util, importlib.machinery, importlib.abc, sys, os, runpy
folder = sys.argv[1]
sys.path.insert(0, folder)
def write(name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w') as f: f.write(text)
write('mod_a.py', 'value = 1\nprint("run", __name__)\n')
write('pack/__init__.py', 'here = __name__\n')
write('pack/sub.py', 'print("sub", __name__, __package__)\nfrom . import here\n')
write('pack/__main__.py', 'print("main", __name__)\nx = 5\n')
m = importlib.import_module('mod_a'); print(m.value, m.__spec__.name)
write('mod_a.py', 'value = 22\nother = 3\n')
print(importlib.reload(m) is m, m.value, m.other)
print(importlib.import_module('.sub', 'pack').here)
for args in (('.x',), ('no_such_module',), ('..x', 'pack'), ('',)):
    try: importlib.import_module(*args)
    except Exception as e: print(type(e).__name__, e)
s = importlib.util.find_spec('pack'); print(s.name, s.parent, len(s.submodule_search_locations), importlib.util.find_spec('nope'), importlib.util.find_spec('mod_b'))
try: importlib.util.find_spec('mod_a.x')
except ModuleNotFoundError as e: print(e)
s = importlib.util.spec_from_file_location('given', os.path.join(folder, 'mod_a.py'))
print(s.name, s.has_location, type(s.loader).__name__, s.loader.is_package('given'), s.loader.get_source('given'))
g = importlib.util.module_from_spec(s); s.loader.exec_module(g); print(g.value, g.__name__, g.__spec__ is s, 'given' in sys.modules)
print(importlib.util.resolve_name('.a.b', 'p.q'), importlib.util.resolve_name('..a', 'p.q'))
try: importlib.reload(3)
except TypeError as e: print(e)
print(importlib.machinery.SOURCE_SUFFIXES, issubclass(importlib.machinery.SourceFileLoader, importlib.abc.Loader))
spec = importlib.machinery.ModuleSpec('n', None, origin='o', is_package=True); print(spec, spec == importlib.machinery.ModuleSpec('n', None, origin='o', is_package=True), spec.parent)
print(runpy.run_module('pack', run_name='__main__', alter_sys=True)['x'], runpy.run_path(os.path.join(folder, 'pack'))['x'], runpy.run_path(os.path.join(folder, 'mod_a.py'), {'seed': 1})['seed'])
try: runpy.run_module('nothing_here')
except ImportError as e: print(e)

# Finders and loaders by themselves.
def outcome(call):
    try: result = call()
    except ImportError as e: result = f'{type(e).__name__}: {e} ({e.name})'
    print(str(result).replace(folder, 'FOLDER'))
machinery, loader = importlib.machinery, importlib.machinery.SourceFileLoader
os.mkdir(os.path.join(folder, 'bare'))
finder = machinery.FileFinder(folder, (loader, ['.py']))
for name in 'mod_a', 'pack', 'bare', 'nothing':
    s = finder.find_spec(name)
    outcome(lambda: s and (s.origin, s.submodule_search_locations, s.parent, type(s.loader).__name__))
a = finder.find_spec('mod_a').loader
outcome(lambda: (a == loader('mod_a', a.path), hash(a) == hash(loader('mod_a', a.path)), finder))
outcome(lambda: a.get_filename('other'))
outcome(lambda: loader('x', 'no_such_file.py').get_source('x'))
outcome(lambda: machinery.FileFinder.path_hook((loader, ['.py']))(a.path))
for inside in machinery.BuiltinImporter, machinery.FrozenImporter:
    outcome(lambda: inside.find_spec('nothing'))
    for method in inside.is_package, inside.get_code, inside.get_source: outcome(lambda: method('nothing'))
outcome(lambda: (machinery.BuiltinImporter.find_spec('sys').origin, machinery.BuiltinImporter.get_source('sys')))
outcome(lambda: importlib.util.find_spec('builtins').loader.__name__)
outcome(lambda: importlib.util.spec_from_file_location('n', a.path, submodule_search_locations=[]).submodule_search_locations)
outcome(lambda: (importlib.util.spec_from_file_location('n', 'x.txt'), importlib.util.spec_from_loader('n', None, is_package=True)))
outcome(lambda: repr(importlib.util.decode_source(b'# coding: latin-1\r\nx = "\xe9"\ry\n')))
