"""`tutor export` and `tutor forget-me`: the learner owns the data."""

import json
import sys
from pathlib import Path

from tutor.cli.options import UsageError
from tutor.wiring import open_store, read_settings


def export(file: Path, learner: str) -> int:
    """Write everything kept about a learner; 1 when there is nothing."""
    store = open_store(read_settings())
    held = store.export(learner)
    if not held.get("courses"):
        print(f"tutor: nothing is kept about a learner {learner!r}", file=sys.stderr)
        return 1
    text = json.dumps(held, ensure_ascii=False, indent=2) + "\n"
    if str(file) == "-":
        sys.stdout.write(text)
        return 0
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        print(f"tutor: {file}: cannot be written ({error.strerror})", file=sys.stderr)
        return 1
    print(file)
    return 0


def forget(learner: str, is_sure: bool) -> int:
    """Delete everything kept about a learner, once they are sure; 1 when they are not."""
    store = open_store(read_settings())
    if not is_sure:
        if not sys.stdin.isatty():
            raise UsageError("add --yes to delete without being asked")
        print(f"This deletes everything about {learner!r}, for good.")
        if input("Type the name to go on: ").strip() != learner:
            print("Nothing was deleted.")
            return 1
    rows = store.forget(learner)
    print(f"Rows deleted: {rows}. Nothing about {learner!r} is kept any more.")
    return 0
