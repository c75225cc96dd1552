"""No term before the concept that introduces it, wherever a learner may read it."""

import pytest

from tests.content.builder import COURSE, HEAT, LEAVES, but, line_of, linted

STEEP = but(
    but(HEAT, "id: heat", "id: steep"), "introduces: []", "introduces: [{en: [tannin], zh: [单宁]}]"
)


def early(file, line, term, owner, here=""):
    return (
        f'{file}:{line}: the term "{term}"{here}, which `{owner}` introduces; expected it only in '
        f"`{owner}` and in what requires `{owner}`; say it in other words, or add the edge to "
        "`requires`"
    )


def test_a_term_is_free_where_it_is_introduced_and_above(tmp_path):
    assert "tea leaves" in HEAT
    assert "茶叶" in HEAT
    assert linted(tmp_path) == []


def test_a_term_is_reported_on_its_line_inside_a_block(tmp_path):
    leaves = but(LEAVES, "Nobody can tell you why.", "Nobody speaks of Tannins.")

    found = linted(tmp_path, leaves=leaves, steep=STEEP)

    assert found == [early("leaves.yaml", 11, "tannin", "steep", ' (here "Tannins")')]


def test_a_term_is_reported_on_its_line_inside_a_folded_text(tmp_path):
    block = LEAVES[LEAVES.index("pain:") : LEAVES.index("guess:")]
    folded = (
        "pain:\n  en: >-\n    One two\n    three.\n\n    Four five\n    TANNIN six.\n  zh: 三\n"
    )
    leaves = but(LEAVES, block, folded)

    found = linted(tmp_path, leaves=leaves, steep=STEEP)

    assert found == [early("leaves.yaml", line_of(leaves, "TANNIN"), "tannin", "steep")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: {en: What tea is", "title: {en: What tannin is"),
        ("look_for: {en: That it comes", "look_for: {en: That tannin comes"),
        ("{en: from the cup", "{en: from the tannin"),
        ("{en: Look at the glass.", "{en: Look at the tannin."),
        ("after: {en: The plant", "after: {en: The tannin"),
        ("unit: g", "unit: {en: tannin, zh: 克}"),
        ("point: {en: The plant", "point: {en: The tannin"),
        ("en: [The plant gives", "en: [The tannin gives"),
        ("shows: {en: The learner", "shows: {en: The tannin"),
        ("pupil: {en: But why", "pupil: {en: But tannin"),
        ("ask: {en: Tell Ana", "ask: {en: Tell tannin"),
    ],
)
def test_every_text_for_learners_is_searched(tmp_path, old, new):
    leaves = but(LEAVES, old, new)

    found = linted(tmp_path, leaves=leaves, steep=STEEP)

    assert found == [early("leaves.yaml", line_of(leaves, new), "tannin", "steep")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("why: Everything", "why: Tannin"),
        ('say: {en: ["plant', 'say: {en: ["tannin*", "plant'),
        ('contradict: {en: ["dye*', 'contradict: {en: ["tannin", "dye*'),
        ("en: [The dye", "en: [The tannin"),
        ("Tell Ana", "Tell the tannings and the antannin to Ana"),
    ],
)
def test_other_texts_and_other_words_are_free(tmp_path, old, new):
    assert linted(tmp_path, leaves=but(LEAVES, old, new), steep=STEEP) == []


def test_chinese_terms_are_found_inside_a_sentence(tmp_path):
    leaves = but(LEAVES, "你点了一杯绿的饮料，端来的却是褐色的。", "你点了一杯单宁很多的饮料。")

    found = linted(tmp_path, leaves=leaves, steep=STEEP)

    assert found == [early("leaves.yaml", 12, "单宁", "steep")]


def test_a_longer_term_is_not_reported_twice(tmp_path):
    steep = but(STEEP, "{en: [tannin], zh: [单宁]}", "{en: [tannin], zh: [宁]}")
    infuse = but(
        but(STEEP, "id: steep", "id: infuse"),
        "[tannin], zh: [单宁]",
        "[tannin count], zh: [单宁数]",
    )
    leaves = but(LEAVES, "Nobody can tell you why.", "Tannin counts matter.")
    leaves = but(leaves, "你点了一杯绿的", "单宁数")

    found = linted(tmp_path, leaves=leaves, steep=steep, infuse=infuse)

    assert found == [
        early("leaves.yaml", 11, "tannin count", "infuse", ' (here "Tannin counts")'),
        early("leaves.yaml", 12, "单宁数", "infuse"),
    ]


def test_known_terms_are_free(tmp_path):
    course = but(COURSE, "[water, cup], zh: [水]", "[tannin], zh: [单宁]")
    leaves = but(LEAVES, "Nobody can tell you why.", "Tannins matter.")

    assert linted(tmp_path, course=course, leaves=leaves, steep=STEEP) == []


def test_a_term_of_a_draft_binds_nobody(tmp_path):
    leaves = but(LEAVES, "Nobody can tell you why.", "Tannins matter.")

    assert linted(tmp_path, leaves=leaves, steep=but(STEEP, "live", "draft")) == []


def test_a_term_is_introduced_once(tmp_path):
    again = but(but(STEEP, "id: steep", "id: infuse"), "en: [tannin]", "en: [Tannin]")

    found = linted(tmp_path, steep=STEEP, infuse=again)

    assert [one for one in found if "which" in one and "once" in one] == [
        'steep.yaml:6: the term "tannin", which `infuse` introduces '
        "(infuse.yaml:6); expected a term that is introduced once; take "
        "it out of one of the two",
        'steep.yaml:6: the term "单宁", which `infuse` introduces '
        "(infuse.yaml:6); expected a term that is introduced once; take "
        "it out of one of the two",
    ]


def test_terms_wait_until_the_edges_are_mended(tmp_path):
    """A concept with an edge to nowhere would seem to use every term of its course too early."""
    heat = but(HEAT, "  leaves: {en: heat", "  leafs: {en: heat")

    assert [one.split(":")[0:2] for one in linted(tmp_path, heat=heat)] == [["heat.yaml", "5"]]
