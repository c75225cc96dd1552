"""What must not be said yet is found in any dress, and the authors' own words may be said.

Over the whole shipped course, in both languages: every answer key, every idea and term of a step to
come; and every problem, question, hint, reply and nudge that the tutor says while they are secret.
"""

import time
from statistics import mean

import pytest

from tests.ramp import words
from tutor.content.load import load_course
from tutor.core.course import Build, Choice, Number, Order, Prose
from tutor.llm.disguise import folded, sizes, together
from tutor.llm.leaks import Secrets, new_numbers
from tutor.wiring import shipped

GPT = load_course(shipped() / "curriculum" / "bigram-to-gpt")
LANGS = ("en", "zh")
EVERY = 5
"""Of the items and texts of the whole ramp one in so many is looked at here: all take minutes, and
`bench/model_lessons.py` goes through whole lessons with a model that always leaks."""

ITEMS = [f"{one.id}/{item}" for one in GPT.concepts for item in one.items_by_id][::EVERY]
each_item = pytest.mark.parametrize("reference", ITEMS)
each_concept = pytest.mark.parametrize("concept", GPT.concepts, ids=lambda one: one.id)

DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
ONES += ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"]
ONES += ["nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spaced(text):
    return " ".join(text)


def invisible(text):
    return "\u200b".join(text)


def wide(text):
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


DRESSES = (str, str.lower, str.upper, spaced, invisible, wide)


def dressed(text):
    return [dress(text) for dress in DRESSES]


def missed(secrets, texts, given=""):
    return [one for one in texts if secrets.found_in(one, given) is None]


def halves(text, lang):
    """Two sentences made of one."""
    parts, gap = (text.split(), " ") if lang == "en" else (list(text), "")
    half = len(parts) // 2
    return gap.join(parts[:half]) + (". " if lang == "en" else "。") + gap.join(parts[half:])


def padded(text, lang):
    """A filler between every few words."""
    parts, gap, filler, every = (
        (text.split(), " ", "well", 3) if lang == "en" else (list(text), "", "嗯", 6)
    )
    found = []
    for place, part in enumerate(parts, 1):
        found += [part, filler] if place % every == 0 else [part]
    return gap.join(found)


def english(number):
    """A number in words: hundreds at most, decimals one by one."""
    whole, _, rest = f"{abs(number):.15g}".partition(".")
    said, left = [], int(whole)
    if left >= 1000:
        return None
    if left >= 100:
        said += [ONES[left // 100], "hundred"]
        left %= 100
    if left >= 20:
        said.append(TENS[left // 10] + (f"-{ONES[left % 10]}" if left % 10 else ""))
    elif left or not said:
        said.append(ONES[left])
    if rest:
        said += ["point", *(ONES[int(one)] for one in rest)]
    return " ".join(("minus " if number < 0 else "", *said)).strip()


def chinese(number):
    whole, _, rest = f"{abs(number):.15g}".partition(".")
    if len(whole) > 1:
        return None
    point = "点" + "".join(DIGITS[one] for one in rest) if rest else ""
    return ("负" if number < 0 else "") + DIGITS[whole] + point


def number_texts(task, lang):
    plain = f"{task.answer:.15g}"
    unit = task.unit.get(lang, "")
    texts = [*dressed(plain), f"{plain} {unit}", f"It is {plain}, you see.", f"答案是{plain}。"]
    if 0 < abs(task.answer) < 1:
        percent = f"{100 * task.answer:.10g}"
        texts += [
            f"{percent} %",
            f"{percent}%",
            f"that is {percent} percent",
            f"百分之{percent.lstrip('-')}",
        ]
        texts.append(plain.replace("0.", "."))
    written = english(task.answer) if lang == "en" else chinese(task.answer)
    return texts if written is None else [*texts, written, f"The answer is {written}."]


def keys_of(item, lang):
    """Every way to tell the answer key of an item."""
    match item.task:
        case Choice(options):
            return dressed(next(one.text[lang] for one in options if one.right))
        case Number():
            return number_texts(item.task, lang)
        case Build(number):
            return number_texts(number, lang)
        case Order(steps):
            told = [one[lang] for one in steps]
            listed = [f"{place}. {one}" for place, one in enumerate(told, 1)]
            return ["\n".join(told), ", ".join(told), "\n".join(listed), wide("\n".join(told))]
        case Prose(key_points, right):
            points = [one.point[lang] for one in key_points]
            said = [dress for one in (*points, *right[lang]) for dress in dressed(one)]
            return [*said, *(halves(one, lang) for one in points if len(one) > 20)]


# -- misses ------------------------------------------------------------------------------------


@each_item
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("knows_question", [True, False])
def test_the_answer_key_is_found_in_any_dress(reference, lang, knows_question):
    item, secrets = GPT.item(reference), Secrets.of(GPT, reference, ())
    given = item.ask[lang] if knows_question else ""
    assert missed(secrets, keys_of(item, lang), given) == []


@each_item
@pytest.mark.parametrize("lang", LANGS)
def test_the_answer_key_is_found_in_the_middle_of_harmless_words(reference, lang):
    item, secrets = GPT.item(reference), Secrets.of(GPT, reference, ())
    around = (
        ("Nice try! Look again.", "It is no trouble.") if lang == "en" else ("别急。", "没关系。")
    )
    keys = [f"{around[0]} {one} {around[1]}" for one in keys_of(item, lang) if len(one) > 3]
    assert missed(secrets, keys, item.ask[lang]) == []


LETTERED = [one for one in ITEMS if isinstance(GPT.item(one).task, Choice)]


@pytest.mark.parametrize("reference", LETTERED)
@pytest.mark.parametrize("lang", LANGS)
def test_a_letter_that_is_named_is_found(reference, lang):
    secrets = Secrets.of(GPT, reference, ())
    named = [
        *(
            "the answer is b",
            "The answer is A.",
            "B",
            "b)",
            "(a)",
            "A",
            "ａ",
            "Option A",
            "option c",
        ),
        *("It must be C.", "I would take d", "Take a.", "go with b", "A is right", "Tick B!"),
        *("答案是 B", "选 b", "选A", "选b吧", "选项c", "应该是 C 吧", "B 对", "就是d"),
        *("the first one", "The second option.", "last one", "option 2", "the third answer"),
        *("第一个", "第二个选项", "第 3 个", "最后一个。"),
    ]
    assert missed(secrets, named, GPT.item(reference).ask[lang]) == []


def test_letters_in_their_order_are_found():
    for reference in ITEMS:
        if isinstance(GPT.item(reference).task, Order):
            secrets = Secrets.of(GPT, reference, ())
            assert missed(secrets, ["b d a c", "B, D, A, C", "b→a→c→d", "cdab: c first"]) == []


def test_steps_that_were_shown_shuffled_are_found_when_they_are_told_in_order():
    for reference in ITEMS:
        task = GPT.item(reference).task
        if isinstance(task, Order):
            secrets = Secrets.of(GPT, reference, ())
            for lang in LANGS:
                told = [one[lang] for one in task.steps]
                shown = "\n".join(reversed(told))
                assert secrets.found_in("\n".join(told), shown), reference


@each_concept
@pytest.mark.parametrize("lang", LANGS)
def test_the_idea_of_a_step_to_come_is_found_in_any_dress(concept, lang):
    secrets = Secrets.of(GPT, None, (concept.id,))
    for idea in (concept.solution.first[lang], concept.solution.then[lang]):
        said = [*dressed(idea), halves(idea, lang), padded(idea, lang), idea.replace(".", "")]
        assert missed(secrets, said, concept.pain[lang]) == []


@each_concept
@pytest.mark.parametrize("lang", LANGS)
def test_the_terms_of_a_step_to_come_are_found(concept, lang):
    secrets = Secrets.of(GPT, None, (concept.id,))
    for term in concept.introduces:
        for spelling in term.spellings.get(lang, ()):
            assert missed(secrets, [f"so {one} now" for one in dressed(spelling)]) == []
            hyphened = spelling.replace(" ", "-")
            marked = [f"`{spelling}`", hyphened, f"那么{spelling}呢"]
            assert missed(secrets, marked) == []


# -- false alarms ------------------------------------------------------------------------------


def moments(concept, lang):
    """What the tutor may say of a step, with the secrets of that moment."""
    later = GPT.descendants[concept.id]
    before = Secrets.of(GPT, f"{concept.id}/guess", (concept.id, *later))
    yield from ((before, concept.pain[lang]), (before, concept.guess.ask[lang]))
    nudges = ("nudge_guess_1", "nudge_guess_2", "nudge_1", "nudge_2", "nudge_bare_1", "wrong")
    for item in concept.items_by_id.values():
        secrets = Secrets.of(GPT, f"{concept.id}/{item.id}", later)
        yield from ((secrets, hint[lang]) for hint in item.hints)
        yield from ((secrets, words().say(lang, key)) for key in nudges)
        for option in item.task.options if isinstance(item.task, Choice) else ():
            if option.misconception is not None:
                yield secrets, concept.misconceptions_by_id[option.misconception].reply[lang]
    if concept.explain.pupil is not None:
        yield Secrets.of(GPT, f"{concept.id}/explain", later), concept.explain.pupil[lang]


SAID = [
    one
    for lang in LANGS
    for one in [(lang, *it) for concept in GPT.concepts for it in moments(concept, lang)][::EVERY]
]


@pytest.mark.parametrize("lang", LANGS)
def test_the_authors_words_are_seldom_taken_for_a_leak(lang):
    alarms = [secrets.found_in(text) is not None for it, secrets, text in SAID if it == lang]
    assert len(alarms) > 400 and mean(alarms) < 0.15


def test_what_was_given_is_no_leak():
    alarms = [text for _, secrets, text in SAID if secrets.found_in(text, text) is not None]
    assert alarms == []


def test_nothing_is_secret_where_nothing_is_open_or_hidden():
    for item in (None, "vocab/guess", "vocab/opening"):
        assert Secrets.of(GPT, item, ()).found_in(GPT.concepts[0].solution.first["en"]) is None


def test_a_check_is_quick():
    texts = [(secrets, f"{text} {place}") for place, (_, secrets, text) in enumerate(SAID[::5])]
    for secrets, text in texts:
        secrets.found_in(text)
    began = time.process_time()
    for secrets, text in texts:
        secrets.found_in(f"{text} again", text)
    assert (time.process_time() - began) / len(texts) < 0.05


# -- parts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "given", "new"),
    [
        ("7 of 27", "27 symbols, 7 of them", ()),
        ("that is 26 %", "26%", ()),
        ("1115", "1,115", ()),
        ("７", "7", ()),
        ("0.5", "half", ("0.5",)),
        ("8 of 27", "27 symbols", ("8",)),
        ("41 / 104", "41, 104", ("41 / 104",)),
        ("none", "", ()),
    ],
)
def test_numbers_of_a_voices_own_are_seen(text, given, new):
    assert new_numbers(text, given) == new


@pytest.mark.parametrize(
    ("text", "size"),
    [
        *(("27", 27), ("twenty-seven", 27), ("二十七", 27), ("-0.7", 0.7), ("minus 0.7", 0.7)),
        *(("70 percent", 0.7), ("百分之七十", 0.7), ("三分之一", 1 / 3), (".394", 0.394)),
        *(("1,115", 1115), ("10 / 51", 10 / 51), ("one half", 0.5), ("零点三九四", 0.394)),
    ],
)
def test_a_number_is_read_however_it_is_written(text, size):
    assert any(abs(one - size) < 1e-9 for one in sizes(folded(f"so {text} it is")))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("s o f t m a x", "softmax"),
        ("s.o.f.t.m.a.x", "softmax"),
        ("s-o-f-t", "soft"),
        ("l a n g   m o d e l", "lang   model"),
        ("1 9", "19"),
        ("0 . 3 9 4", "0.394"),
        ("a cat in a hat", "a cat in a hat"),
    ],
)
def test_what_is_spelled_apart_is_put_together(text, read):
    assert together(text) == read


@pytest.mark.parametrize("text", ["ｓｏｆｔ", "s\u200bo\u00adf\ufe0ft", "ѕоft", "S\u202eOFT"])
def test_letters_are_seen_through(text):
    assert folded(text) == "soft"


@pytest.mark.parametrize(
    ("concept", "text"),
    [
        ("row-probs", "She must split each tally by the total of its line."),
        ("lm-task", "It puts the reply to the finish and queries again."),
        (
            "sampling",
            "Choose the following letter by chance and go on from the one that is chosen.",
        ),
        ("derivative", "用代价的改变去除拨动的大小。"),
        ("split", "在收起来的人名上算误差，再和训练误差比。"),
    ],
)
def test_an_idea_told_in_words_that_come_to_the_same_is_told(concept, text):
    assert Secrets.of(GPT, None, [concept]).found_in(text) is not None


def test_a_short_chinese_answer_is_found_character_by_character():
    secrets = Secrets.of(GPT, "derivative/direction", [])
    right = [one.text["zh"] for one in GPT.item("derivative/direction").task.options if one.right]
    assert secrets.found_in("答.案.是." + ".".join(right[0])) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Good to hear from you! Shall we get back to it?",
        "I am a program, so I do not get tired, but you may. Take a break whenever you like.",
        "哈哈，谢谢你。我们接着来，好吗？",
    ],
)
def test_friendly_words_tell_nothing(text):
    every = Secrets.of(GPT, None, [one.id for one in GPT.concepts])
    assert every.found_in(text) is None
