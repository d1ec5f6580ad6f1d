"""From the command to text on the screen, beside an application that only says hello.

Both run in a pseudo-terminal of 120×40, in turn; the ratio of the medians is what counts.
Usage: ``python benchmarks/startup.py [FILE] [RUNS]`` (the largest sample where no FILE is given).
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello")
Hello().run()
"""
LIMIT = 30.0
_CONTROLS = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[()=>].?")


def seconds_until(command: list[str], wanted: bytes, environment: dict[str, str]) -> float:
    """Run a command in a pseudo-terminal; return the seconds until it has drawn ``wanted``."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=ROOT, process_group=0
    )
    os.close(slave)
    drawn = b""
    try:
        while time.perf_counter() - started < LIMIT:
            if select.select([master], [], [], 0.05)[0]:
                drawn += os.read(master, 65536)
                if wanted in _CONTROLS.sub(b"", drawn):
                    return time.perf_counter() - started
        message = f"{command}: {wanted.decode()!r} was not drawn in {LIMIT} s"
        raise TimeoutError(message)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(master)


def main() -> None:
    """Print the medians and their ratio."""
    samples = sorted((ROOT / "samples").glob("*.txt"), key=lambda path: path.stat().st_size)
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else samples[-1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    text = subprocess.run(
        [sys.executable, "-m", "reader", "text", str(path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    wanted = next(line for line in text.splitlines() if len(line) > 60)[:12].encode()
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PIZHU_HOME": home, "TERM": "xterm-256color"}
        commands = {
            "bare": ([sys.executable, "-c", HELLO], b"hello"),
            "pizhu": ([sys.executable, "-m", "reader", str(path.resolve())], wanted),
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(runs + 1):
            for name, (command, text_wanted) in commands.items():
                seconds = seconds_until(command, text_wanted, environment)
                if run:  # the first of each warms the caches
                    times[name].append(seconds)
    for name, measured in times.items():
        print(f"{name:6} median {median(measured) * 1000:6.0f} ms  min {min(measured) * 1000:.0f}")
    print(f"ratio  {median(times['pizhu']) / median(times['bare']):.2f}  (at most 1.3)")


if __name__ == "__main__":
    main()
