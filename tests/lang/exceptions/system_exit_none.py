# sys.exit() without a value is success.
import sys


class AtEnd:
    def __del__(self):
        print("collected at exit")


keep = AtEnd()
print("leaving")
sys.exit()
