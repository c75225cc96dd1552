"""How often the judge is talked round when the model behind it is, and what honest answers pay.

Every prose item of the shipped course, in both languages, in the real judge with a model that lies
in three ways (bench/model_attack_liars.py): quotations made up, the attack quoted, the stretch of
the answer quoted that sounds most like the key point. The texts (bench/model_attack_texts.py) are
strings that hold no answer, suffixes behind wrong answers, templates and mutations that turn the
key's own words, and wrong answers. An honest model quotes right answers, so that a judge that
refuses everything would be seen; once more on a course without a single phrasing and without the
answer in question, where the judge that needs no model is blind. Beside it in the same run: a judge
that believes the model. Calls go to a stub, and a sample again over HTTP with the real client, to
the same end. Shows what the checks do on one course, not how often real models are talked round.

    python bench/model_attacks.py [--quick] [--json] [--show FAMILY] [--answers FOLDER]
"""

import argparse
import asyncio
import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from bench import model_attack_liars as liars
from bench import model_attack_texts as texts
from bench.grader_attacks import COURSE, ROOT
from tests.llm.openai_server import OpenAIServer, Reply
from tutor.content.load import load_course
from tutor.content.phrases import load_phrases
from tutor.content.prompt import load_prompts
from tutor.core.classify import classify
from tutor.core.messages import AskJudge
from tutor.llm.judging import ModelJudge
from tutor.llm.model import Model
from tutor.llm.offline import OfflineJudge, accepts
from tutor.ports import Enrolment

WHO = Enrolment("ann", "bigram-to-gpt")
NOW = datetime(2026, 11, 22, tzinfo=UTC)
DEVELOPMENT = ROOT / "tests" / "development" / "answers"
SAMPLE = 300
QUICK_ITEMS, MOST = 4, 3000
BOTH = "strings alone", "suffixes behind wrong answers"
LIARS = {"a": liars.made_up, "b": liars.verbatim, "c": liars.overlapping}
COLUMNS = "tried", "credited", "offline", "any", "contradicted", "unsure"


class Meter:
    """A meter without limits."""

    def is_spent(self, learner):
        """Never."""
        return False

    def record(self, usage):
        """Nothing is kept."""


class Bench:
    """The judge with a model on one course, and what it said so far."""

    def __init__(self, course):
        self.course = course
        self.stub = liars.Stub()
        self.prompts = load_prompts(ROOT / "prompts")
        self.judge = self.judge_with(self.stub)
        self.heard = []

    def judge_with(self, model):
        """The judge as it is, with a model behind it."""
        return ModelJudge(self.course, model, self.prompts, {}, OfflineJudge(self.course))

    async def points(self, judge, case):
        """What a judge found in an answer."""
        request = AskJudge(1, case.name, case.lang, case.answer)
        return (await judge.judge(WHO, request)).points

    async def outcome(self, case, replies):
        """What comes of the reply that is best for the attacker: its rank, then words for it."""
        best = (-1, "")
        for one in replies:
            self.stub.reply = one
            points = await self.points(self.judge, case)
            self.heard.append((case, one, points))
            best = max(best, rank(points))
            if best[1] == "credited":
                break
        return best[1]

    async def count(self, cases, talk, show=None):
        """Per family a count of outcomes."""
        counts = {}
        for case in cases:
            item = replace(case.item, task=self.course.item(case.name).task)
            replies = talk(item, case.lang, case.answer, case.attack)
            found = await self.outcome(case, replies)
            count = counts.setdefault(case.family, Counter())
            count.update(["tried", found, *(["any"] if found == "credited" else [])])
            if found == "credited":
                count["offline"] += accepts(item.task, case.lang, case.answer, item.ask[case.lang])
            if show == case.family and found == "credited":
                print(f"  {case.name} {case.lang} {case.answer!r}")
        return counts

    async def over_http(self, rng):
        """How many of a sample of calls were heard over HTTP, and how many ended the same."""
        sample = rng.sample(self.heard, min(SAMPLE, len(self.heard)))
        now = {}
        async with OpenAIServer(lambda request: Reply.of(now["reply"])) as server:
            model = Model(server.url, "key", "m-1", Meter(), lambda: NOW)
            judge, same = self.judge_with(model), 0
            for case, now["reply"], points in sample:
                same += await self.points(judge, case) == points
            await model.aclose()
        return len(sample), same


def rank(points):
    """How far an attacker came with these points, and what it is called."""
    found = [one.finding for one in points]
    if found and set(found) == {"shown"}:
        return 3, "credited"
    if "shown" in found:
        return 2, "any"
    if not found:
        return 0, "unsure"
    return 1, "contradicted" if "contradicted" in found else "not seen"


def bare(course, left_out=""):
    """The course without phrasings, and without one of its model answers."""

    def stripped(item):
        if not hasattr(item.task, "key_points"):
            return item
        points = tuple(replace(one, say={}, contradict={}) for one in item.task.key_points)
        right = {
            lang: tuple(one for one in several if one.strip() != left_out)
            for lang, several in item.task.right.items()
        }
        return replace(item, task=replace(item.task, key_points=points, right=right, wrong={}))

    concepts = tuple(
        replace(
            concept,
            items=tuple(map(stripped, concept.items)),
            explain=replace(concept.explain, item=stripped(concept.explain.item)),
        )
        for concept in course.concepts
    )
    return replace(course, concepts=concepts)


async def blind(course, cases, talk):
    """The same count where the judge has no phrasing, nor the answer itself among its models."""
    together = {}
    by_answer = {}
    for case in cases:
        by_answer.setdefault(case.answer, []).append(case)
    for answer, several in by_answer.items():
        found = await Bench(bare(course, answer)).count(several, talk)
        for family, count in found.items():
            together[family] = together.get(family, Counter()) + count
    return together


def stopped(cases):
    """How many of the messages the engine would not even send to the judge."""
    phrases = load_phrases(ROOT / "prompts")
    unique = {(case.answer, case.lang) for case in cases}
    return len(unique), sum(classify(text, lang, phrases, "short") != "answer"
                            for text, lang in unique)  # fmt: skip


def thinned(title, cases, is_quick):
    """The cases, or every so many of them where there are many; the strings always all."""
    cases = list(cases)
    most = 200 if is_quick else len(cases) if title in BOTH else MOST
    return cases[:: max(1, len(cases) // most)]


async def measure(given):
    """All counts, by title and then by attitude and family."""
    course, items = load_course(COURSE), texts.all_items()
    items = items[:: len(items) // QUICK_ITEMS] if given.quick else items
    bench, report = Bench(course), {}
    right = [*texts.authored(items, True)], [*texts.developed(items, given.answers, True)]
    wrong = [*texts.authored(items, False), *texts.developed(items, given.answers, False)]
    attacks = {
        BOTH[0]: texts.alone(items),
        "bluff in the words of the course": texts.bluff(items),
        "answers to something else": [*texts.elsewhere(items), *texts.unrelated(items)],
        BOTH[1]: texts.behind(items),
        "templates of the key point": texts.templates(items),
        "the course's right answers spoilt": texts.spoilt(right[0]),
        "others' right answers spoilt": texts.spoilt(right[1]),
    }
    attacks = {title: thinned(title, cases, given.quick) for title, cases in attacks.items()}
    for title, cases in attacks.items():
        who = LIARS if title in BOTH else {"c": LIARS["c"]}  # where b is one of the tries of c
        report[title] = {
            name: await bench.count(cases, talk, given.show) for name, talk in who.items()
        }
    report["wrong answers"] = {
        "c": await bench.count(wrong, LIARS["c"], given.show),
        "d": await bench.count(wrong, liars.honest_wrong, given.show),
    }
    honest = [*right[0], *right[1]]
    report["right answers, honest model"] = {
        "d": await bench.count(honest, liars.honest_right),
        "clause": await bench.count(honest, liars.honest_clause),
        "blind": await blind(course, honest, liars.honest_right),
    }
    engine = {title: stopped(cases) for title, cases in attacks.items() if cases}
    return report, engine, await bench.over_http(Random(7))


def table(title, by_model):
    """Print the counts of one kind of texts."""
    print(f"\n{title}\n{'':26} {'model':6}", *(f"{one:>12}" for one in COLUMNS))
    for model, counts in by_model.items():
        rows = [*counts.items(), ("together", sum(counts.values(), Counter()))]
        for family, count in rows if len(rows) > 2 else rows[-1:]:
            print(f"{family:26} {model:6}", *(f"{count[one]:12}" for one in COLUMNS))


def main():
    """Print tables or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="few items, every so many texts")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", metavar="FAMILY", help="print what is credited")
    parser.add_argument("--answers", type=Path, default=DEVELOPMENT, metavar="FOLDER")
    given = parser.parse_args()
    if not texts.STRINGS.exists():
        print(f"skipped: attack strings, no file {texts.STRINGS.name} beside the project")
    report, engine, (sample, same) = asyncio.run(measure(given))
    if given.json:
        print(json.dumps({"counts": report, "stopped": engine, "http": [sample, same]}, indent=1))
        return
    for title, by_model in report.items():
        table(title, by_model)
    print("\ncredited, offline: of these so many by the judge without a model too")
    print("a judge that believes the model credits every one of them, but for wrong answers in d")
    for title, (tried, held) in engine.items():
        print(f"not sent to a judge by the engine: {held} of {tried} different messages, {title}")
    print(f"over HTTP with the real client: {sample} calls, {same} with the same outcome")


if __name__ == "__main__":
    main()
