"""seeds.py TARGET FOLDER WORDS: writes a target's seeds as files, and its words as a dictionary for libFuzzer."""
import os
import runpy
import sys

target, folder, words = sys.argv[1:]
names = runpy.run_path(target)
for i, seed in enumerate(names["SEEDS"]):
    with open(os.path.join(folder, f"seed-{i}"), "wb") as f:
        f.write(seed)
with open(words, "w") as f:
    for word in names["WORDS"]:
        f.write('"' + "".join(c if c.isalnum() else f"\\x{ord(c):02x}" for c in word) + '"\n')
