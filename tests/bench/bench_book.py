#!/usr/bin/env python3
"""Measures `fairvalue book`: the two jobs of its goals, how time and memory grow over three decades of cases and of
paths, and two ranks of one thread against one. Wants a machine with nothing else to do.

  tests/bench/bench_book.py [FOLDER OF THE PROGRAMS]   (build/release/examples)
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

programs = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "build/release/examples")
mpirun = ["mpirun", "--allow-run-as-root", "--oversubscribe", "--bind-to", "core"]


def run(words):
    """Wall-clock seconds, processor seconds, and the most memory in MB, of a command and its children."""
    start = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(words)}: exit status {os.waitstatus_to_exitcode(status)}\n{errors}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def make(folder, positions, *options):
    subprocess.run([f"{programs}/make_book", "--folder", folder, "--positions", str(positions), *options], check=True)
    return f"{folder}/book.csv"


def book(inputs, *options, ranks=0):
    """A run from nothing: without a journal of an earlier one."""
    output = os.path.join(work, "out.csv")
    for file in (output, output + ".journal"):
        if os.path.exists(file):
            os.remove(file)
    launcher = mpirun + ["-n", str(ranks)] if ranks else []
    return run(launcher + [f"{programs}/fairvalue", "book", inputs, "--output", output, *options])


def show(job, measured, per=None):
    wall, processor, memory = measured
    each = f"{1000 * processor / per:10.3f}" if per else " " * 10
    print(f"{job:52} {wall:9.2f} {processor:9.2f} {each} {memory:9.1f}", flush=True)


work = tempfile.mkdtemp(prefix="fairvalue-bench-book-")
try:
    print(f"{'job':52} {'wall s':>9} {'cpu s':>9} {'cpu ms/pos':>10} {'memory MB':>9}")
    for positions in (100, 1000, 10_000, 100_000):
        inputs = make(f"{work}/closed{positions}", positions)
        show(f"{positions} closed forms", book(inputs), positions)
    to_10_bp = ["--error", "0.001", "--paths", str(1 << 24)]
    for positions in (10, 100, 1000):
        inputs = make(f"{work}/simulated{positions}", positions, "--simulated")
        show(f"{positions} simulated to 10 bp (six 20-day averages)", book(inputs, *to_10_bp), positions)
    one = make(f"{work}/one", 1, "--simulated")
    for paths in (1 << 13, 1 << 16, 1 << 19, 1 << 22):
        show(f"1 simulated with {paths} paths", book(one, "--paths", str(paths)), 1)
    if shutil.which("mpirun"):
        many = make(f"{work}/many", 128, "--simulated")
        jobs = {"128 simulated with 32768 paths": (many, "32768"), "1 long one with 33554432 paths": (one, "33554432")}
        for job, (inputs, paths) in jobs.items():
            options = ["--paths", paths, "--threads", "1"]
            first, second = (min(book(inputs, *options, ranks=ranks) for _ in range(2)) for ranks in (1, 2))
            show(f"{job}, 1 rank of 1 thread", first)
            show(f"{job}, 2 ranks of 1 thread", second)
            print(f"{'':52} {first[0] / second[0]:8.2f}x   (goal 1.8)")
finally:
    shutil.rmtree(work)
