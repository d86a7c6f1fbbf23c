#!/usr/bin/env python3
"""Looks for run directories that bring fer-tui down.

Each seed makes a mutant of a small run: values of run.sqlite and meta.json set to what cannot be, rows and tables gone
or doubled, bytes overwritten, metadata of weights changed, links and pipes planted. Each mutant goes through runs,
compare, report, export, evaluate, resume and, in a pseudo-terminal, attach. A call fails if the program traps, hangs, or
writes a byte of control text. The state is kept in --work, so that a stopped search goes on; a failure prints its seed,
and --seed repeats it and keeps the mutant.

    fuzz_records.py --program .build/release/fer-tui --calls 20000
"""

import argparse
import json
import os
import pty
import random
import re
import resource
import select
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import time
import zlib
from pathlib import Path

TRAINING = ["--plain", "--model", "b0", "--max-train", "16", "--max-test", "16", "--image-size", "32", "--batch-size",
            "8", "--threads", "1"]
CLASSES = ["neutral", "happy", "sad", "surprise", "fear", "disgust", "anger", "contempt"]
# What a terminal acts upon: escape sequences in both forms, and what turns the direction of text.
CONTROL = "\x1b]0;planted\x07\x1b[2J\u009b31m\u202eplanted\nsecond\rline\t\x7f\u2066"
INTEGERS = [0, 1, -1, 2, 99, -(2**31), 2**31, 2**32, 4_000_000_000, 2**53, 2**62, 2**63 - 1, -(2**63)]
REALS = [0.0, -1.0, 0.5, 2.0, 1e-300, 1e30, 1e308, -1e308, float("inf"), float("-inf"), float("nan")]
TEXTS = ["", "x", CONTROL, "a" * 5000, "../../../etc/passwd", "nan", "1e999", "\0", "{}", "🙂" * 40, "%s%n", "-1"]
BLOBS = [b"", b"\0", b"\xff" * 32, struct.pack("<8f", *[float("nan")] * 8), struct.pack("<8f", *[3e38] * 8), b"\x80" * 31]
TRAPS = {-signal.SIGILL, -signal.SIGTRAP, -signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS, -signal.SIGFPE}
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u202a-\u202e\u2066-\u2069]")


def value(random_):
    return random_.choice(random_.choice([INTEGERS, REALS, TEXTS, BLOBS, [None]]))


class Mutant:
    """A copy of the base run that a seed has changed; large files are linked until they are changed."""

    def __init__(self, base, path, seed):
        self.path = path
        self.random = random.Random(seed)
        self.done = []
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(base, path, symlinks=True, copy_function=self.copy)
        kinds = [self.database, self.database, self.database, self.database_bytes, self.description, self.weights,
                 self.planted]
        for _ in range(self.random.randint(1, 3)):
            kind = self.random.choice(kinds)
            try:
                kind()
            except (sqlite3.Error, OSError, OverflowError, ValueError, KeyError, IndexError) as error:
                self.done.append(f"{kind.__name__} not done: {error}")

    @staticmethod
    def copy(source, target):
        if source.endswith(".safetensors"):
            os.link(source, target)
        else:
            shutil.copy2(source, target)

    def database(self):
        connection = sqlite3.connect(self.path / "run.sqlite", isolation_level=None)
        try:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                      if not name.startswith("sqlite_")]
            table = self.random.choice(tables)
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            column = self.random.choice(columns)
            kind = self.random.randint(0, 11)
            if kind <= 6:
                where = self.random.choice(["", " WHERE rowid = 1", f" WHERE {column} = (SELECT max({column}) FROM {table})"])
                sql, values = f"UPDATE OR REPLACE {table} SET {column} = ?{where}", [value(self.random)]
            elif kind == 7:
                sql, values = f"DELETE FROM {table}", []
            elif kind == 8:
                marks = ", ".join("?" * len(columns))
                sql, values = f"INSERT OR REPLACE INTO {table} VALUES ({marks})", [value(self.random) for _ in columns]
            elif kind == 9:
                sql, values = f"ALTER TABLE {table} DROP COLUMN {column}", []
            elif kind == 10:
                sql, values = self.random.choice([
                    f"DROP TABLE {table}", f"CREATE VIEW planted AS SELECT * FROM {table}",
                    f"CREATE TRIGGER planted AFTER UPDATE ON heartbeat BEGIN DELETE FROM {table}; END",
                    f"PRAGMA user_version = {self.random.randint(-1, 3)}", "PRAGMA application_id = 7",
                ]), []
            else:
                sql, values = "UPDATE config SET value = ? WHERE key = ?", [
                    self.random.choice(TEXTS + [str(number) for number in INTEGERS + REALS]),
                    self.random.choice([key for (key,) in connection.execute("SELECT key FROM config")])]
            connection.execute(sql, values)
            self.done.append(f"{sql} {[str(value)[:40] for value in values]}")
        finally:
            connection.close()

    def database_bytes(self):
        self.overwrite(self.path / "run.sqlite")

    def overwrite(self, path):
        data = bytearray(path.read_bytes())
        if self.random.random() < 0.2:
            del data[self.random.randrange(len(data)):]
        for _ in range(self.random.randint(1, 12)):
            if data:
                data[self.random.randrange(len(data))] = self.random.randrange(256)
        path.unlink()
        path.write_bytes(data)
        self.done.append(f"bytes of {path.name}")

    def checkpoint(self):
        folders = [entry for entry in (self.path / "checkpoints").iterdir() if entry.is_dir() and not entry.is_symlink()]
        return self.random.choice(sorted(folders))

    def description(self):
        path = self.checkpoint() / "meta.json"
        if self.random.random() < 0.2:
            return self.overwrite(path)
        content = json.loads(path.read_text())
        parent, key = None, None
        here = content
        while isinstance(here, (dict, list)) and here and self.random.random() < 0.9:
            parent = here
            key = self.random.choice(sorted(here)) if isinstance(here, dict) else self.random.randrange(len(here))
            here = here[key]
        new = self.random.choice([value(self.random), [], {}, [[]], self.random.choice(INTEGERS)])
        new = new.decode("latin1") if isinstance(new, bytes) else new
        if self.random.random() < 0.15:
            del parent[key]
        else:
            parent[key] = new
        path.write_text(json.dumps(content))
        self.done.append(f"meta.json {key} = {str(new)[:40]}")

    def weights(self):
        path = self.checkpoint() / self.random.choice(["model.safetensors", "model.safetensors", "trainer.safetensors"])
        data = path.read_bytes()
        (size,) = struct.unpack("<Q", data[:8])
        header = json.loads(data[8:8 + size])
        metadata = header.get("__metadata__", {})
        kind = self.random.randint(0, 4)
        if kind <= 2:
            key = self.random.choice(["image_size", "classes", "model", "padding", "batch_norm_epsilon", "format"])
            metadata[key] = self.random.choice(TEXTS + [json.dumps([CONTROL] * 8), "[]", "0", "99999999", "[1]"])
            header["__metadata__"] = metadata
        elif kind == 3:
            name = self.random.choice(sorted(header))
            header[name] = self.random.choice([{}, [], None, {"dtype": "F32", "shape": [2**62, 8], "data_offsets": [0, 4]}])
        head = json.dumps(header).encode()
        length = self.random.choice([0, 2**63, 2**40, 7]) if kind == 4 else len(head)
        path.unlink()
        path.write_bytes(struct.pack("<Q", length) + head + data[8 + size:])
        self.done.append(f"{path.name} header, kind {kind}")

    def planted(self):
        place = self.random.choice(["engine.log", "run.sqlite", "checkpoints/last", "checkpoints/best", "checkpoints",
                                    "exports", "run.sqlite-wal", "meta.json"])
        path = self.checkpoint() / place if place == "meta.json" else self.path / place
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.exists() or path.is_symlink():
            path.unlink()
        kind = self.random.choice(["dangling", "outside", "folder", "pipe", "gone", "text"])
        if kind == "dangling":
            path.symlink_to("/nonexistent/planted")
        elif kind == "outside":
            path.symlink_to(self.random.choice(["/etc/passwd", "/", "..", "../..", ".", "last"]))
        elif kind == "folder":
            path.mkdir()
        elif kind == "pipe":
            os.mkfifo(path)
        elif kind == "text":
            path.write_text(CONTROL * 20)
        self.done.append(f"{place} is {kind}")


class Search:
    def __init__(self, program, work):
        self.program = str(Path(program).resolve())
        self.work = Path(work).resolve()
        self.work.mkdir(parents=True, exist_ok=True)
        self.base = self.work / "base"
        self.faces = self.work / "faces"
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.work / "home"), "LC_ALL": "C.UTF-8",
                            "TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=no"}
        if not (self.base / "run.sqlite").exists():
            self.make_base()
        if not self.faces.exists():
            self.make_faces()

    def make_base(self):
        shutil.rmtree(self.base, ignore_errors=True)
        subprocess.run([self.program, "demo", *TRAINING, "--epochs", "1", "--run", str(self.base)], check=True,
                       env=self.environment, stdout=subprocess.DEVNULL)
        connection = sqlite3.connect(self.base / "run.sqlite", isolation_level=None)
        # As a run that was stopped, so that it can be resumed.
        connection.execute("UPDATE heartbeat SET phase = 'stopped'")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        for name in ["run.sqlite-wal", "run.sqlite-shm"]:
            (self.base / name).unlink(missing_ok=True)

    def make_faces(self):
        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        rows = b"".join(b"\0" + bytes(range(32)) for _ in range(32))
        png = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 32, 32, 8, 0, 0, 0, 0))
               + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
        for split in ["train", "test"]:
            for name in CLASSES:
                folder = self.faces / split / name
                folder.mkdir(parents=True)
                (folder / "face.png").write_bytes(png)

    def calls(self, run):
        name = str(run)
        out = str(self.work / "out")
        weights = name + "/checkpoints/best/model.safetensors"
        return [
            ("runs", ["runs", str(run.parent)]), ("runs --json", ["runs", str(run.parent), "--json"]),
            ("compare", ["compare", name, str(self.base)]), ("compare --json", ["compare", name, "--json"]),
            ("report", ["report", name, "--out", out + "/report"]),
            ("export text", ["export", name, "--confusion", out + "/m.txt", "--curves", out + "/c.csv"]),
            ("export figures", ["export", name, "--confusion", out + "/m.png", "--curves", out + "/c.svg", "--reliability",
                                out + "/r.pdf", "--predictions", out + "/p.csv", "--misclassified", out + "/e.csv"]),
            ("evaluate", ["evaluate", "--weights", weights, "--data", str(self.faces), "--threads", "1"]),
            ("attach", None),
            ("resume", ["resume", name, "--plain", "--epochs", "2", "--yes"]),
        ]

    def limit(self):
        resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def perform(self, words, patience):
        """The fault of a call, or None."""
        try:
            result = subprocess.run([self.program, *words], env=self.environment, cwd=self.work, capture_output=True,
                                    stdin=subprocess.DEVNULL, timeout=patience, preexec_fn=self.limit)
        except subprocess.TimeoutExpired:
            return f"hangs for {patience} s"
        text = (result.stdout + result.stderr).decode("utf-8", "replace")
        if result.returncode in TRAPS or "Fatal error" in text:
            return f"traps ({result.returncode}): {text[-300:]!r}"
        found = FORBIDDEN.search(text)
        if found:
            return f"writes {found.group()!r}: {text[max(0, found.start() - 60):found.end() + 20]!r}"
        return None

    def attach(self, run, patience, keys):
        """The same for a dashboard that gets some keys."""
        child, terminal = pty.fork()
        if child == 0:
            self.limit()
            os.chdir(self.work)
            os.execve(self.program, [self.program, "attach", str(run)], self.environment)
        output = b""
        start = time.monotonic()
        # Escape closes what a key may have opened, such as a search in which q is a letter.
        waiting = list(keys) + ["\x1b", "\x1b", "q", "\x1b", "\x1b", "q", "\x03"]
        status = None
        # A screen is drawn before the first key; a key every tenth of a second after that.
        next_key = start + 0.5
        try:
            while True:
                ready, _, _ = select.select([terminal], [], [], 0.05)
                if ready:
                    try:
                        output += os.read(terminal, 65536)
                    except OSError:
                        break
                ended, status_ = os.waitpid(child, os.WNOHANG)
                if ended:
                    status = status_
                    break
                now = time.monotonic()
                if now > next_key and waiting:
                    os.write(terminal, waiting.pop(0).encode())
                    next_key = now + 0.1
                if now - start > patience:
                    return f"hangs for {patience} s"
        finally:
            if status is None:
                deadline = time.monotonic() + 5
                while time.monotonic() < deadline:
                    ended, status_ = os.waitpid(child, os.WNOHANG)
                    if ended:
                        status = status_
                        break
                    time.sleep(0.02)
                else:
                    os.kill(child, signal.SIGKILL)
                    os.waitpid(child, 0)
            os.close(terminal)
        text = output.decode("utf-8", "replace")
        if status is not None and os.WIFSIGNALED(status) and -os.WTERMSIG(status) in TRAPS or "Fatal error" in text:
            return f"traps: {text[-300:]!r}"
        found = re.search("\x1b\\]0;planted|[\u0080-\u009f\u202a-\u202e\u2066-\u2069]", text)
        return f"writes {found.group()!r}" if found else None

    def seed(self, number, patience):
        """Every call on the mutant of a seed: how many there were, and the faults."""
        runs = self.work / "runs"
        run = runs / "mutant"
        runs.mkdir(exist_ok=True)
        shutil.rmtree(self.work / "out", ignore_errors=True)
        (self.work / "out").mkdir()
        mutant = Mutant(self.base, run, number)
        keys = mutant.random.choices("12345678:?\t\rjklhnxsf/ ", k=12)
        faults = []
        calls = self.calls(run)
        for name, words in calls:
            fault = self.attach(run, patience, keys) if words is None else self.perform(words, patience)
            if fault:
                faults.append(f"seed {number}, {name}: {fault}\n    after {mutant.done}")
        return len(calls), faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=".build/release/fer-tui")
    parser.add_argument("--work", default=".build/fuzz-records", help="base run, mutants and state")
    parser.add_argument("--calls", type=int, default=20_000)
    parser.add_argument("--patience", type=float, default=60, help="seconds after which a call hangs")
    parser.add_argument("--seed", type=int, help="only this seed; its mutant stays")
    options = parser.parse_args()
    search = Search(options.program, options.work)
    if options.seed is not None:
        _, faults = search.seed(options.seed, options.patience)
        print("\n".join(faults) or f"seed {options.seed}: no fault")
        return 1 if faults else 0
    kept = search.work / "state.json"
    state = json.loads(kept.read_text()) if kept.exists() else {"next": 0, "calls": 0, "faults": []}
    while state["calls"] < options.calls:
        calls, faults = search.seed(state["next"], options.patience)
        state["next"] += 1
        state["calls"] += calls
        state["faults"] += faults
        for fault in faults:
            print(fault, flush=True)
        kept.write_text(json.dumps(state))
    print(f"{state['calls']} calls on {state['next']} mutants, {len(state['faults'])} faults")
    return 1 if state["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
