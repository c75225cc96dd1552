"""Whole lessons with a language model that misbehaves: what they cost, survive and give away.

Everything goes through the real stack: the wiring's tutor in a folder of its own, driver, engine,
SQLite file, and the real openai client over HTTP to a fake server. Three parts: how many tokens a
turn sends and whether it grows with the history (`model_lessons_tokens`), what a server that
misbehaves does to a lesson (`model_lessons_server`), and whether a model that always tries gets a
solution or an answer key out before an attempt (`model_lessons_leaks`). Shows that the checks hold
against these models and learners, not how real models behave.

    python bench/model_lessons.py [--quick] [--json] [--part tokens|server|leaks]
"""

import argparse
import asyncio
import json
import logging

from bench import model_lessons_leaks as leaks
from bench import model_lessons_server as server
from bench import model_lessons_tokens as tokens
from tutor.wiring import read_settings

PARTS = {"tokens": tokens, "server": server, "leaks": leaks}


def measured(part, quick):
    """The figures of one part."""
    if part == "tokens":
        return asyncio.run(tokens.measure(quick, read_settings().tiktoken_folder))
    return asyncio.run(PARTS[part].measure(quick))


def main():
    """Measure, and print tables or one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a minute and a half for all parts")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--part", choices=PARTS)
    options = parser.parse_args()
    logging.getLogger("tutor.driver").setLevel(logging.ERROR)  # failures are what is tried here
    report = {}
    for part in [options.part] if options.part else PARTS:
        report[part] = measured(part, options.quick)
        if not options.json:
            print("\n".join(PARTS[part].table(report[part])), flush=True)
    if options.json:
        print(json.dumps(report, indent=2, ensure_ascii=False, default=str))


if __name__ == "__main__":
    main()
