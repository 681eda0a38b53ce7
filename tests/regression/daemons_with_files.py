# Daemon threads that stop anywhere in reads, writes and prints: the program ends all the same.
import os
import threading
import time

thread_has_run = set()
def random_io():
    while True:
        with open(__file__, 'rb') as in_f:
            stuff = in_f.read(200)
            with open(os.devnull, 'wb') as null_f:
                null_f.write(stuff)
                time.sleep(0.0001 * (len(thread_has_run) % 5))
        thread_has_run.add(threading.current_thread())
count = 0
for _ in range(20):
    new_thread = threading.Thread(target=random_io)
    new_thread.daemon = True
    new_thread.start()
    count += 1
while len(thread_has_run) < count:
    time.sleep(0.001)
print('end')
