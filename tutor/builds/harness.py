"""The inside of a check: loads a learner's program and tries every check on it.

Runs as a process of its own, `python -m tutor.builds.harness JOB.json`, because the program may do
anything: loop for ever, use up the memory, end the process. Every outcome is written as soon as it
is there, one JSON object a line, so that what came before a crash is kept. Only the standard
library and the checks are loaded here.
"""

import importlib.util
import json
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from types import ModuleType, TracebackType
from typing import Any, TextIO

from tutor.builds.checking import Wrong

NAME = "learners_program"

MOST_WRITTEN = 16 * 1024 * 1024
"""Bytes that a program may write to one file, or print: a loop that prints must not fill a disk."""


def main(job_file: str) -> None:
    """Check one program as a job says: `program`, `checks`, `names`, `seed`, `out`, `memory`."""
    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    _bound(job["memory"])
    with Path(job["out"]).open("a", encoding="utf-8") as out:
        _run(job, out)


def _run(job: dict[str, Any], out: TextIO) -> None:
    program_file = Path(job["program"])
    sys.path.insert(0, str(program_file.parent))
    checks = _load(Path(job["checks"]), "checks_of_the_course")
    try:
        program = _load(program_file, NAME)
    except BaseException as error:  # noqa: BLE001  whatever the program does while it is loaded
        trouble = "memory" if isinstance(error, MemoryError) else "broken"
        _tell(out, trouble=trouble, **_of_error(error, program_file))
        return
    _tell(out, loaded=True)
    for name in job["names"]:
        _tell(out, begun=name)
        check = getattr(checks, name.replace("-", "_"))
        # Every check has dice of its own, so that one repeated alone sees the same data.
        dice = Random(f"{job['seed']}/{name}")
        _tell(out, check=name, **_outcome(check, program, dice, program_file))


def _outcome(
    check: Callable[[ModuleType, Random], None], program: ModuleType, dice: Random, file: Path
) -> dict[str, Any]:
    try:
        check(program, dice)
    except Wrong as wrong:
        return {"sort": "wrong", "call": wrong.call, "found": wrong.found, "wanted": wrong.wanted}
    except BaseException as error:  # noqa: BLE001  whatever the program does when it is called
        return {"sort": "failed", **_of_error(error, file)}
    return {"sort": "passed"}


def _load(file: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{file} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _of_error(error: BaseException, file: Path) -> dict[str, Any]:
    """What was raised, and the last line of the learner's file on the way to it."""
    if isinstance(error, SyntaxError):
        return {"error": f"SyntaxError: {error.msg}", "line": error.lineno}
    text = traceback.format_exception_only(error)[-1].strip()
    return {"error": text, "line": _line(error.__traceback__, file)}


def _line(trace: TracebackType | None, file: Path) -> int | None:
    lines = [line.lineno for line in traceback.extract_tb(trace) if Path(line.filename) == file]
    return lines[-1] if lines else None


def _tell(out: TextIO, **line: Any) -> None:  # noqa: ANN401  JSON values
    out.write(json.dumps(line) + "\n")
    out.flush()


def _bound(megabytes: int) -> None:
    """Keep the process within its memory, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows

        room = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
        resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))


if __name__ == "__main__":
    main(sys.argv[1])
