"""Keeping the server and the worker running side by side; standard library only, so that it costs next to nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from types import FrameType

SHORT_LIFE = 3.0
MOST_SHORT_LIVES = 5
GRACE = 10.0


class Supervisor:
    """Starts the named processes, starts again whichever dies, and ends them all together."""

    def __init__(self, commands: dict[str, list[str]]) -> None:
        self.commands = commands
        self.running: dict[str, tuple[subprocess.Popen[bytes], float]] = {}
        self.short_lives = dict.fromkeys(commands, 0)
        self.stopping = False

    def run(self) -> int:
        """Run until a signal; returns 1 when a process cannot stay up, else 0."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for name in self.commands:
            self._start(name)
        while not self.stopping:
            time.sleep(0.2)
            if not all(self._kept_up(name) for name in self.commands):
                self._end()
                return 1
        self._end()
        return 0

    def _start(self, name: str) -> None:
        self.running[name] = subprocess.Popen(self.commands[name]), time.monotonic()  # noqa: S603

    def _kept_up(self, name: str) -> bool:
        process, since = self.running[name]
        if process.poll() is None or self.stopping:
            return True
        short = time.monotonic() - since < SHORT_LIFE
        self.short_lives[name] = self.short_lives[name] + 1 if short else 0
        if self.short_lives[name] >= MOST_SHORT_LIVES:
            print(f"The {name} stops again and again; its last words stand above.", file=sys.stderr)
            return False
        self._start(name)
        return True

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _end(self) -> None:
        for process, _since in self.running.values():
            process.terminate()
        for process, _since in self.running.values():
            try:
                process.wait(GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
