"""What the person at the terminal is told while other programs work.

It goes to stderr: stdout belongs to the program that is started in the end.
"""

import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SILENCE = 5.0  # seconds without a line before we say that work goes on


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a watched program ended, and every line it said."""

    ok: bool
    lines: tuple[str, ...]


def tell(dutch: str, english: str) -> None:
    """Say what happens, in both languages."""
    print(f"{dutch}\n    ({english})", file=sys.stderr, flush=True)


def stop(dutch: str, english: str) -> SystemExit:
    """Return the end of this program: the sentences on stderr, exit code 1."""
    return SystemExit(f"\n{dutch}\n\n{english}")


def watch(command: list[str], in_words: Callable[[str], str | None]) -> Outcome:
    """Run `command` to its end and print what `in_words` makes of each line it says."""
    lines: list[str] = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        for line in _lines_or_silence(process):
            words = "      … bezig, even geduld (still working)" if line is None else in_words(line)
            if words:
                print(words, file=sys.stderr, flush=True)
            lines += [line] if line else []
    return Outcome(process.returncode == 0, tuple(lines))


def _lines_or_silence(process: subprocess.Popen[str]) -> Iterator[str | None]:
    """Yield each line that `process` says, and None whenever it was silent for a while."""
    said: queue.Queue[str] = queue.Queue()
    listener = threading.Thread(target=_listen, args=(process, said))
    listener.start()
    while listener.is_alive() or not said.empty():
        try:
            line = said.get(timeout=SILENCE)
        except queue.Empty:
            yield None
        else:
            yield line.rstrip()
    listener.join()


def _listen(process: subprocess.Popen[str], said: queue.Queue[str]) -> None:
    for line in process.stdout or ():
        said.put(line)
    said.put("")  # wakes the reader, who would else wait for SILENCE at the end
