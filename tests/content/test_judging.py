"""What lint says of model answers that the judge grades otherwise: which key point, and why."""

import pytest

from tests.content.builder import HEAT, JUDGING, LEAVES, but, linted
from tutor.content.rules.judge import Judging
from tutor.core.messages import PointFinding


def refused(answer, why, advice):
    return [
        f'leaves.yaml:55: the judge refuses the right answer "{answer}" of `explain`: {why}; '
        f"expected every key point shown; {advice}"
    ]


NOT_FOUND = "it finds nothing of `plant`"
ADD = "add phrasings to `say` of `plant`"
OTHER = f"{ADD}, or say it in other sentences"


@pytest.mark.parametrize(
    ("answer", "why", "advice"),
    [
        ("It is how it grows.", NOT_FOUND, ADD),
        (
            "The dye colours it.",
            '"dye colours" contradicts `plant`',
            "make `contradict` of `plant` narrower",
        ),
        (
            "Plant, leaf, colour.",
            f'{NOT_FOUND}, "Plant, leaf, colour" is a bare list of words, or no whole sentence',
            OTHER,
        ),
        (
            "The colour comes from where it comes.",
            f'{NOT_FOUND}, "The colour comes from where it comes" only repeats the question',
            OTHER,
        ),
        (
            "Does the plant colour it?",
            f'{NOT_FOUND}, "Does the plant colour it" is a question',
            OTHER,
        ),
        (
            "The plant does not colour it.",
            f'{NOT_FOUND}, "The plant does not colour it" denies "plant|leaf|leaves colour*" of '
            "`plant`",
            OTHER,
        ),
        (
            "It is false that the plant colours it.",
            f'{NOT_FOUND}, "It is false that the plant colours it" calls a claim false or doubtful',
            OTHER,
        ),
        (
            "The plant colours it. But that is wrong.",
            f'{NOT_FOUND}, "But that is wrong" takes back what stands before it',
            OTHER,
        ),
    ],
)
def test_a_refused_answer_names_its_key_point_and_the_reason(tmp_path, answer, why, advice):
    leaves = but(LEAVES, "[The plant gives the colour., The leaves", f'["{answer}", The leaves')

    assert linted(tmp_path, JUDGING, leaves=leaves) == refused(answer, why, advice)


def test_an_answer_of_very_many_sentences_is_not_judged(tmp_path):
    answer = " ".join(["It is so."] * 41)
    leaves = but(LEAVES, "[The plant gives the colour., The leaves", f'["{answer}", The leaves')
    why = f"{NOT_FOUND}, it has 41 sentences, and more than 40 are not judged"

    assert linted(tmp_path, JUDGING, leaves=leaves) == refused(
        f"{answer[:40].rstrip()}…", why, OTHER
    )


def test_an_accepted_answer_quotes_what_shows_each_key_point(tmp_path):
    leaves = but(LEAVES, "[The dye colours it., The cup does it.]", "[Dye., The plant colours it.]")

    assert linted(tmp_path, JUDGING, leaves=leaves) == [
        'leaves.yaml:58: the judge accepts the wrong answer "The plant colours it." of `explain`: '
        '"plant colours" shows `plant`; expected a key point missing or contradicted; make a '
        "phrasing in `say` narrower, or add one to `contradict`"
    ]


def test_each_key_point_is_named(tmp_path):
    second = """\
      - id: taste
        point: {en: It tastes., zh: 有味道。}
        say: {en: [taste*], zh: [味道]}
        contradict: {en: [bland], zh: [淡]}
    right:
      en:"""
    heat = but(HEAT, "    right:\n      en:", second)
    found = linted(tmp_path, JUDGING, heat=heat)

    why = (
        "of `why-hot`: it finds nothing of `taste`; expected every key point shown; "
        "add phrasings to `say` of `taste`"
    )
    assert found == [
        'heat.yaml:42: the judge refuses the right answer "Hot water draws more colour out of '
        f'them." {why}',
        f'heat.yaml:43: the judge refuses the right answer "热水从叶子里带出更多颜色。" {why}',
    ]


def test_the_judge_is_told_language_and_question(tmp_path):
    asked = set()

    def find(prose, lang, answer, ask):
        asked.add((lang, ask, prose.key_points[0].id))
        finding = "shown" if answer in prose.right[lang] else "not_seen"
        return [PointFinding(point.id, finding) for point in prose.key_points]

    assert linted(tmp_path, Judging(find, lambda *case: ())) == []
    assert asked == {
        ("en", "Tell Ana where the colour comes from.", "plant"),
        ("zh", "告诉安娜颜色从哪里来。", "plant"),
        ("en", "Tell Ana about heat.", "more"),
        ("zh", "跟安娜讲讲热。", "more"),
        ("en", "Why hot?", "more"),
        ("zh", "为什么要热？", "more"),
    }
