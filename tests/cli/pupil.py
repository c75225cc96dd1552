"""A program that learns: it runs `tutor learn --jsonl` as a process and talks to it by lines."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tutor.content.load import load_course

COURSE = Path(__file__).parents[2] / "curriculum" / "bigram-to-gpt"


def environment(home):
    """This environment, with nothing of the tutor's own in it but its home."""
    ours = ("TUTOR_", "TELEGRAM_", "OPENAI_", "ALLOWED_TELEGRAM")
    everything = os.environ.items()  # noqa: TID251  what a child process is given
    kept = {key: value for key, value in everything if not key.startswith(ours)}
    return {**kept, "TUTOR_HOME": str(home), "PYTHONWARNINGS": "ignore"}


def tutor(home, *arguments, **options):
    """Run one command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "tutor", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(home),
        timeout=120,
        cwd=home,
        **options,
    )


class Pupil:
    """One lesson: `open()` starts or restarts the process, `send()` is one turn."""

    def __init__(self, home, *options):
        self.home, self.options = home, options
        self.process = None
        self.ask = None

    def open(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tutor", "learn", str(COURSE), "--jsonl", *self.options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(self.home),
            cwd=self.home,
        )
        return self.read()

    def read(self):
        """The lines of one turn; fails with what the process said when it ended in the middle."""
        lines = []
        while raw := self.process.stdout.readline():
            lines.append(json.loads(raw))
            if lines[-1]["type"] == "ask":
                self.ask = lines[-1]
            if lines[-1]["type"] == "turn_end":
                return lines
        raise AssertionError(f"the process ended: {self.process.stderr.read().decode()}")

    def write(self, raw):
        self.process.stdin.write(raw + b"\n")
        self.process.stdin.flush()

    def send(self, line):
        self.write(line.encode())
        return self.read()

    def close(self):
        self.process.stdin.close()
        code = self.process.wait(60)
        trouble = self.process.stderr.read().decode()
        self.process.stdout.close()
        self.process.stderr.close()
        assert code == 0, trouble
        return trouble


def types(lines):
    return [line["type"] for line in lines]


def knows_everything(lang):
    """What somebody answers who has read the whole course: ask line -> input line."""
    course = load_course(COURSE)

    def answer(ask):
        if ask["item"].endswith("/opening"):
            return "/skip"
        if ask["purpose"] == "guess":
            return "It has to do with counting what comes next."
        item = course.item(ask["item"])
        ids = {one["text"]: one["id"] for one in ask.get("choices", [])}
        if ask["kind"] == "choice":
            right = next(option for option in item.task.options if option.right)
            return json.dumps({"choice": ids[right.text[lang]]})
        if ask["kind"] == "number":
            return f"{item.task.answer:.10g}"
        if ask["kind"] == "order":
            return " ".join(ids[step[lang]] for step in item.task.steps)
        return json.dumps({"text": item.task.right[lang][0]})

    return answer
