"""Runs one program and says what it took, as a line of JSON on file descriptor 3.

A process of its own, started as `python3 -IS launch.py PROGRAM ARG...`, because the peak memory that wait4 tells of a
child is never less than what its parent held when it was started: this one holds about 10 MB.
"""

import os
import sys
import time

began = time.monotonic()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(pid, 0)
wall = time.monotonic() - began
cpu = used.ru_utime + used.ru_stime
exit_code = os.waitstatus_to_exitcode(status)
os.write(3, f'{{"wall": {wall}, "cpu": {cpu}, "memory": {used.ru_maxrss * 1024}, "exit": {exit_code}}}'.encode())
