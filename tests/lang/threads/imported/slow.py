import time
from imported import log
log.lines.append('slow runs')
ready = False
time.sleep(0.02)
ready = True
