#!/usr/bin/env python3
"""Throws random keys, mouse reports, bytes and sizes at the dashboard on a pseudo-terminal.

Four runs are attached to in turn: one just made, one that trains, one that is finished, one whose file is broken.
The dashboard has to live through all of it, to leave when it is asked to, and to leave the terminal as it was found.

    Scripts/fuzz_dashboard.py --program .build/release/fer-tui --events 10000
"""

import argparse
import fcntl
import os
import pty
import random
import select
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import time

KEYS = [c.encode() for c in "1234567hjklgGnb[]doui axwmMvt?eyp-+=0_zrfN:/T<>,.\t\r"] + [
    b"\x1b", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1bOA", b"\x1bOB", b"\x1b[5~", b"\x1b[6~", b"\x1b[H",
    b"\x1b[F", b"\x1b[Z", b"\x7f", b"\x0c", "ß".encode(), "漢".encode(), b"\x1b[99~", b"\x1b[", b"\xff", b"\xc3",
]


def make_runs(program, folder):
    """The four runs, by their names."""
    options = ["--max-train", "48", "--max-test", "16", "--image-size", "32", "--batch-size", "8"]

    def demo(name, *more):
        subprocess.run(
            [program, "demo", "--run", f"runs/{name}", *options, *more],
            cwd=folder, check=True, stdout=subprocess.DEVNULL)

    demo("finished", "--json", "--epochs", "2")
    demo("live", "--detach", "--epochs", "400")
    demo("empty", "--json", "--epochs", "1")
    runs = os.path.join(folder, "runs")
    database = sqlite3.connect(f"{runs}/empty/run.sqlite")
    with database:
        for table in ["steps", "epochs", "confusion", "predictions", "samples", "classes", "heartbeat", "checkpoints"]:
            database.execute(f"DELETE FROM {table}")
    database.close()
    shutil.copytree(f"{runs}/finished", f"{runs}/broken")
    with open(f"{runs}/broken/run.sqlite", "r+b") as file:
        file.seek(4096)
        file.write(os.urandom(65536))
    return ["empty", "live", "finished", "broken"]


class Dashboard:
    def __init__(self, program, folder, run):
        self.master, self.slave = pty.openpty()
        self.modes = termios.tcgetattr(self.slave)
        os.set_blocking(self.master, False)
        self.resize(80, 24)
        environment = dict(os.environ, TERM="xterm-256color", LANG="C.UTF-8", XDG_CONFIG_HOME=folder)
        self.process = subprocess.Popen(
            [program, "attach", f"runs/{run}"], cwd=folder, env=environment, start_new_session=True,
            stdin=self.slave, stdout=self.slave, stderr=self.slave)

    def resize(self, columns, rows):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def drain(self, seconds):
        """Takes output until there is none for a while; a live run never ends to have some."""
        end = time.monotonic() + seconds + 0.2
        while time.monotonic() < end and select.select([self.master], [], [], seconds)[0]:
            os.read(self.master, 1 << 16)

    def type(self, data):
        """Types without waiting for a dashboard that waits for its own output to be taken."""
        while data:
            readable, writable, _ = select.select([self.master], [self.master], [], 1)
            if readable:
                os.read(self.master, 1 << 16)
            if writable:
                data = data[os.write(self.master, data):]
            if self.process.poll() is not None:
                return

    def step(self, draw):
        kind = draw.random()
        if kind < 0.04:
            self.resize(draw.randint(1, 300), draw.randint(1, 100))
            self.process.send_signal(signal.SIGWINCH)
        elif kind < 0.12:
            button = draw.choice([0, 0, 64, 65])
            self.type(f"\x1b[<{button};{draw.randint(1, 300)};{draw.randint(1, 100)}M".encode())
        else:
            self.type(draw.choice(KEYS))
        self.drain(0 if draw.random() < 0.9 else 0.01)

    def leave(self):
        """Out of whatever is open, and out."""
        self.resize(80, 24)
        for _ in range(3):
            self.type(b"\x1b")
            self.drain(0.1)
        self.type(b"q")
        for _ in range(600):
            self.drain(0.05)
            if self.process.poll() is not None:
                return self.process.returncode
        self.process.kill()
        return None


def fuzz(program, folder, run, events, seed):
    draw = random.Random(f"{seed} {run}")
    dashboard = Dashboard(program, folder, run)
    dashboard.drain(1)
    if dashboard.process.poll() is not None:
        # A file that is no run any more is refused in one line.
        print(f"{run}: refused with status {dashboard.process.returncode}")
        return run == "broken" and dashboard.process.returncode == 1
    for count in range(events):
        dashboard.step(draw)
        if dashboard.process.poll() == 0:
            # The command palette leaves, too.
            dashboard = Dashboard(program, folder, run)
        elif dashboard.process.poll() is not None:
            print(f"{run}: ended with {dashboard.process.returncode} after event {count}, seed {seed}")
            return False
    status = dashboard.leave()
    restored = termios.tcgetattr(dashboard.slave) == dashboard.modes
    print(f"{run}: {events} events, left with {status}, terminal {'as found' if restored else 'CHANGED'}")
    return status == 0 and restored


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=".build/release/fer-tui")
    parser.add_argument("--events", type=int, default=10_000, help="on each run")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    with tempfile.TemporaryDirectory() as folder:
        runs = make_runs(program, folder)
        try:
            results = [fuzz(program, folder, run, options.events, options.seed) for run in runs]
        finally:
            subprocess.run([program, "stop", "runs/live"], cwd=folder, stdout=subprocess.DEVNULL, check=False)
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
