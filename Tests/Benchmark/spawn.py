"""Runs one command and prints what it took, as JSON: spawn.py COMMAND…

A process of its own, and a small one: Linux counts the memory of the process that starts a program to the
peak of that program.
"""

import json
import os
import sys
import time


def main():
    command = sys.argv[1:]
    # Hugo says on its standard output why it failed.
    one_voice = [(os.POSIX_SPAWN_DUP2, 2, 1)]
    begin = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=one_voice)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - begin
    print(json.dumps({
        "code": os.waitstatus_to_exitcode(status),
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        # In kB, but on macOS in bytes.
        "peak": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    }))


main()
