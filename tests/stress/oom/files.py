# Files: open in every mode, iterate, seek, remove. Each run makes its own folder.
import posix as os, sys
folder = sys.argv[1] + "/" + str(os.getpid()); os.mkdir(folder); path = folder + "/f"
try:
    with open(path, "w", encoding="utf-8") as f: print(f.write("one\ntwo é\n"), f.tell() > 0, f.mode)
    with open(path) as f: print(list(f), f.seek(0), f.readline(), f.name == path)
    with open(path, "ab") as f: f.write(b"raw\n")
    with open(path, "r+b", buffering=0) as f: print(f.read(3), f.seek(0, 2), f.write(b"x"))
    with open(path, "rb") as f: print(f.read(), f.fileno() > 2)
    print(sorted(os.listdir(folder)), os.stat(path).st_size)
    fd = os.open(path, os.O_RDONLY); print(os.read(fd, 3)); os.close(fd)
    r, w = os.pipe(); os.write(w, b"pipe"); print(os.read(r, 10)); os.close(r); os.close(w)
finally:
    for name in ("f",):
        try: os.unlink(folder + "/" + name)
        except FileNotFoundError: pass
    os.rmdir(folder)
