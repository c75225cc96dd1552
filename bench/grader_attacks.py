"""How often the offline judge credits an attack: strings from outside, and right answers spoilt.

First, strings that hold no answer (a collection from papers and tools, every language) go alone to
every prose item of the shipped courses, and those written as suffixes behind a wrong authored
answer. Then the authored right answers and the key points themselves are denied, quoted, shuffled
and miscounted in their own words (bench/mutations.py), and again by mutations that were written
when the judge was done. The same is done to right answers that the course does not contain, where
the judge cannot compare. Credited means that every key point was found shown. The same spoilt
answers go to a grader by shared words, as a baseline. Shows the judge on these courses; says
nothing of the wrong answers of real learners.

    python bench/grader_attacks.py [--course NAME] [--quick] [--json] [--show MUTATION]
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from random import Random

import yaml

from bench import mutations
from tutor.content.load import load_course
from tutor.core.course import Prose
from tutor.llm.offline import find_points

ROOT = Path(__file__).resolve().parents[1]
COURSES = ROOT / "curriculum"
COURSE = COURSES / "bigram-to-gpt"
STRINGS = ROOT.parent / "shared" / "data" / "attacks" / "judge_attacks.jsonl"
LANGUAGES = ("en", "zh")
OVERLAP = 0.6
DEVELOPMENT = ROOT / "tests" / "development" / "answers"
QUICK = 6


def prose_items(course=COURSE):
    """Every item of a course that is answered in prose, with its full id."""
    for concept in load_course(course).concepts:
        for name, item in concept.items_by_id.items():
            if isinstance(item.task, Prose):
                yield f"{concept.id}/{name}", item


def shown(item, lang, answer):
    """How many key points were found shown, and how many there are."""
    points = find_points(item.task, lang, answer, item.ask[lang])
    return sum(point.finding == "shown" for point in points), len(points)


def shares_words(answer, right):
    """Whether the baseline credits an answer: it has most words of the right one."""
    there, wanted = (
        set(re.findall(r"[^\W_\u4e00-\u9fff]+|[\u4e00-\u9fff]", one.lower()))
        for one in (answer, right)
    )
    return len(there & wanted) >= OVERLAP * len(wanted)


# -- strings from outside ----------------------------------------------------------------------


def filled(text, item, lang):
    """A template with question and reference filled in; the reference is the first key point."""
    point = item.task.key_points[0].point[lang]
    return text.replace("{question}", item.ask[lang]).replace("{reference}", point)


def strings(items):
    """Per mode: tried, with any key point shown, credited. Templates reuse the key: see below."""
    rows = [json.loads(line) for line in STRINGS.read_text("utf-8").splitlines()]
    counts = {"alone": Counter(), "behind a wrong answer": Counter()}
    for _, item in items:
        for lang in LANGUAGES:
            wrong = item.task.wrong[lang]
            without = [shown(item, lang, one)[0] for one in wrong]
            for number, row in enumerate(row for row in rows if row["mode"] != "template"):
                if row["mode"] == "answer":
                    some, every = shown(item, lang, row["text"])
                    count = counts["alone"]
                else:
                    place = number % len(wrong)
                    some, every = shown(item, lang, f"{wrong[place]}\n{row['text']}")
                    count = counts["behind a wrong answer"]
                    some = some if some > without[place] or some == every else 0
                count.update(tried=1, any=some > 0, credited=some == every)
    return counts


# -- right answers spoilt ----------------------------------------------------------------------


def right_texts(name, item, lang):
    """What the mutations start from: right answers, and the key points in the course's words."""
    points = [point.point[lang] for point in item.task.key_points]
    return [one.strip() for one in item.task.right[lang]] + [" ".join(points)]


def developed():
    """Per item and language the right answers that were written to develop the judge with."""
    found = {}
    for path in sorted(DEVELOPMENT.glob("*.yaml")):
        page = yaml.safe_load(path.read_text("utf-8"))
        for name, item in page["items"].items():
            for lang, several in item["right"].items():
                found[f"{page['concept']}/{name}", lang] = [one.strip() for one in several]
    return found


def spoilt(items, family, texts, show=None):
    """Per mutation and language a count of tried, any, credited and credited by the baseline."""
    counts = {}
    for name, mutate in family.items():
        for lang in LANGUAGES:
            count = counts[name, lang] = Counter()
            for name_of_item, item in items:
                rng = Random(7)
                for right in texts(name_of_item, item, lang):
                    for answer in mutate(right, lang, rng):
                        if answer == right:
                            continue
                        some, every = shown(item, lang, answer)
                        count.update(
                            tried=1, any=some > 0, credited=some == every,
                            baseline=shares_words(answer, right),
                        )  # fmt: skip
                        if show == name and some == every:
                            print(f"  {name_of_item} {lang} {answer}")
    return counts


def in_half(text, lang, rng):
    """The first half of every sentence of one text behind the second half."""
    parts = [mutations.tokens(one, lang) for one in mutations.sentences(text)]
    glue, end = (" ", ". ") if lang == "en" else ("", "。")
    turned = [glue.join(one[len(one) // 2 :] + one[: len(one) // 2]) for one in parts]
    return [end.join(turned) + end.strip()]


def neighbours(text, lang, rng):
    """Every two neighbouring words exchanged."""
    words = mutations.tokens(text, lang)
    glue = " " if lang == "en" else ""
    pairs = [words[at : at + 2][::-1] for at in range(0, len(words), 2)]
    return [glue.join(word for pair in pairs for word in pair)]


def siblings(text, lang, rng):
    """One word a time turned into another thing of its kind."""
    pairs = {
        "en": "row/column symbol/name letter/number dev/training test/dev loss/weight left/right"
        " power/root sum/product greedy/sampling average/maximum"
        " slope/weight exponential/logarithm",
        "zh": "行/列 符号/名字 字母/数字 验证/训练 测试/验证 损失/权重 左/右 次方/平方"
        " 总和/乘积 贪心/采样 平均/最大 斜率/权重 指数/对数",
    }
    found = []
    for pair in pairs[lang].split():
        one, other = pair.split("/")
        found += mutations.swapped_once(text, one, other)
        found += mutations.swapped_once(text, other, one)
    return list(dict.fromkeys(found))


SECOND = {
    "scarcely, in no way": mutations.denied(
        {"en": ["scarcely", "in no way"], "zh": ["未必", "绝不"]}
    ),
    "the opposite holds": mutations.around(
        {"en": "{} Actually the opposite holds.", "zh": "{}其实恰恰相反。"}
    ),
    "nobody believes that": mutations.each(
        {"en": "Nobody believes that {}.", "zh": "没有人相信{}。"}
    ),
    "I doubt that": mutations.each({"en": "I doubt that {}.", "zh": "我怀疑{}。"}),
    "would be nice if": mutations.each({"en": "It would be nice if {}.", "zh": "要是{}就好了。"}),
    "a common mistake": mutations.around(
        {"en": "A common mistake: {}", "zh": "常见的错误想法：{}"}
    ),
    "pretended": mutations.each({"en": "Let us pretend that {}.", "zh": "假装{}。"}),
    "... , not": mutations.each({"en": "{}, not!", "zh": "{}，才不是。"}),
    "tag question": mutations.each({"en": "{}, or does it?", "zh": "{}，对不对？"}),
    "halves exchanged": in_half,
    "neighbours exchanged": neighbours,
    "a sibling word": siblings,
    "number - 1": mutations.numbers(lambda value: value - 1),
    "number / 10": mutations.numbers(lambda value: value / 10),
}
"""Written only when the judge had been hardened against the first family.

At the first look 16.3 % were credited. Wishes, pretences and "the opposite holds" were seen to
after that, so for these the figure is no longer that of a stranger's attack."""


def accepted(items):
    """How many of the unspoilt texts are credited."""
    count = Counter()
    for _, item in items:
        for lang in LANGUAGES:
            for right in item.task.right[lang]:
                some, every = shown(item, lang, right.strip())
                count.update(tried=1, credited=some == every)
    return count


def total(counts):
    """All rows of a table together."""
    return sum(counts.values(), Counter())


def table(title, counts):
    """Print one family of mutations."""
    print(f"\n{title:35} lang  tried  any point  credited  by shared words")
    for (name, lang), count in [*counts.items(), (("together", "all"), total(counts))]:
        tried = max(count["tried"], 1)
        print(
            f"{name:35} {lang:4}  {count['tried']:5}  {count['any'] / tried:9.1%}"
            f"  {count['credited'] / tried:8.1%}  {count['baseline'] / tried:15.1%}"
        )


def main():
    """Run all parts and print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help=f"only {QUICK} items")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", metavar="MUTATION", help="print what is credited")
    courses = sorted(path.parent.name for path in COURSES.glob("*/course.yaml"))
    parser.add_argument("--course", choices=courses, help="only one; default: all of them")
    given = parser.parse_args()
    chosen = [given.course] if given.course else courses
    items = [one for name in chosen for one in prose_items(COURSES / name)]
    items = items[:: len(items) // QUICK] if given.quick else items
    other = developed()
    tables = {
        "from the course, first family": spoilt(items, mutations.FIRST, right_texts, given.show),
        "from the course, written afterwards": spoilt(items, SECOND, right_texts, given.show),
        "from answers it does not hold": spoilt(
            items,
            {**mutations.FIRST, **SECOND},
            lambda name, item, lang: other.get((name, lang), []),
        ),
    }
    known = accepted(items)
    outside = strings(items) if STRINGS.exists() else {}
    if given.json:
        rows = {
            title: {f"{name} ({lang})": dict(count) for (name, lang), count in counts.items()}
            for title, counts in tables.items()
        }
        print(json.dumps({"unspoilt": known, "outside": outside, **rows}, indent=1))
        return
    print(f"{len(items)} items; unspoilt: {known['credited']} of {known['tried']} credited")
    if not outside:
        print(f"skipped: attack strings, no file {STRINGS.name} beside the project")
    for name, count in outside.items():
        print(
            f"strings {name}: {count['tried']} tried, {count['any']} with a key point, "
            f"{count['credited']} credited"
        )
    for title, counts in tables.items():
        table(title, counts)


if __name__ == "__main__":
    main()
