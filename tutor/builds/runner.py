"""Checks a learner's program in a process of its own, within limits of time and memory.

    job ──▶ process: load the program, try each check ──▶ one JSON line per outcome ──▶ report

Knows how to start and end that process and how to read what it left. Does not know what a check
tries, nor how a report is put into words.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tutor.builds.report import Outcome, Report, Sort, Trouble

SECONDS, MEGABYTES = 120.0, 2048
"""What a program may take for all checks together, where nothing else is said."""

MOST_PRINTED = 2000
"""Characters of what a program prints that are shown."""


@dataclass(frozen=True)
class Job:
    """What is to be checked: the learner's file, the file of checks, the checks' names in order.

    `seed` fixes the data that the checks make up.
    """

    program: Path
    checks: Path
    names: tuple[str, ...]
    seed: int
    seconds: float = SECONDS
    megabytes: int = MEGABYTES


def run(job: Job) -> Report:
    """The report on a program; never raises for what the program does."""
    if not job.program.is_file():
        return Report((), job.seed, "unreadable")
    with tempfile.TemporaryDirectory() as folder:
        out, printed = Path(folder) / "outcomes", Path(folder) / "printed"
        out.touch()
        code = _process(job, Path(folder), printed)
        text = printed.read_text(encoding="utf-8", errors="replace")[:MOST_PRINTED]
        lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return _report(job, lines, code, text)


def _process(job: Job, folder: Path, printed: Path) -> int | None:
    """Run the process; its exit code, None when its time was over."""
    paper = folder / "job.json"
    paper.write_text(
        json.dumps(
            {
                "program": str(job.program.resolve()),
                "checks": str(job.checks.resolve()),
                "names": job.names,
                "seed": job.seed,
                "out": str(folder / "outcomes"),
                "memory": job.megabytes,
            }
        ),
        encoding="utf-8",
    )
    with printed.open("wb") as sink:
        try:
            return subprocess.run(
                [sys.executable, "-X", "utf8", "-m", "tutor.builds.harness", str(paper)],
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                timeout=job.seconds,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            return None


def _report(job: Job, lines: list[dict[str, Any]], code: int | None, printed: str) -> Report:
    done = {line["check"]: Outcome(**line) for line in lines if "check" in line}
    broken = next((line for line in lines if "trouble" in line), None)
    if broken is not None:
        return Report((), job.seed, broken["trouble"], broken["error"], broken["line"], printed)
    begun = [line["begun"] for line in lines if "begun" in line]
    is_complete = len(done) == len(job.names)
    cut_short: Sort = "slow" if code is None else "failed"
    outcomes = [
        done.get(name) or Outcome(name, cut_short if name in begun else "skipped")
        for name in job.names
    ]
    return Report(
        tuple(outcomes),
        job.seed,
        None if is_complete else _trouble(code, printed),
        printed=printed,
    )


def _trouble(code: int | None, printed: str) -> Trouble:
    if code is None:
        return "slow"
    return "memory" if "MemoryError" in printed else "gone"
