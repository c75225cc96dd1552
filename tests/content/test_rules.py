"""Every lint rule with a course that keeps it and one that breaks it, in whole messages."""

import pytest

from tests.content.builder import (
    COURSE,
    HEAT,
    JUDGING,
    LEAVES,
    but,
    line_of,
    linted,
    write_course,
)
from tutor.content.load import read_course


def plain(name, *needs):
    """A further concept, like `leaves` but with other needs and without terms."""
    requires = ", ".join(f"{need}: {{en: because, zh: 因为}}" for need in needs)
    text = but(LEAVES, "requires: {}", f"requires: {{{requires}}}")
    text = but(text, "introduces:\n  - {en: [tea leaf, tea leaves], zh: [茶叶]}\n", "")
    text = but(
        text, "{en: Tea leaves give water their colour., zh: 茶叶", "{en: They do., zh: 它们"
    )
    return but(text, "id: leaves", f"id: {name}")


def test_the_good_course_has_no_problem(tmp_path):
    assert linted(tmp_path, JUDGING) == []


def test_an_unknown_prerequisite_is_named_with_its_neighbour(tmp_path):
    found = linted(tmp_path, heat=but(HEAT, "  leaves: {en: heat", "  leafs: {en: heat"))

    assert found == [
        "heat.yaml:5: the unknown concept `leafs` in `requires`; expected the id of a concept of "
        "this course; write `leaves` if you meant that"
    ]


def test_an_unknown_prerequisite_may_have_been_renamed(tmp_path):
    leaves = but(LEAVES, "status: live", "status: live\nwas: [the-plant]")
    found = linted(
        tmp_path, leaves=leaves, heat=but(HEAT, "  leaves: {en: heat", "  the-plant: {en: heat")
    )

    assert found == [
        "heat.yaml:5: the unknown concept `the-plant` in `requires`; expected the id of a concept "
        "of this course; write `leaves`, which is what it is called now"
    ]


def test_a_concept_that_nobody_wrote_is_asked_for(tmp_path):
    found = linted(tmp_path, heat=but(HEAT, "  leaves: {en: heat", "  kettles: {en: heat"))

    assert found[0].endswith("; write the file `kettles.yaml`, or delete this line")


def test_in_a_draft_a_step_that_is_still_to_be_written_is_a_warning(tmp_path):
    heat = but(HEAT, "  leaves: {en: heat", "  kettles: {en: heat")
    found = linted(tmp_path, heat=but(heat, "status: live", "status: draft"))

    assert found[0].startswith("heat.yaml:5: warning: the unknown concept `kettles`")
    assert [one for one in found if "warning:" not in one] == []


def test_a_concept_cannot_require_itself(tmp_path):
    found = linted(
        tmp_path, leaves=but(LEAVES, "requires: {}", "requires: {leaves: {en: a, zh: 一}}")
    )

    assert found == [
        "leaves.yaml:4: the concept `leaves` requires itself; expected another concept; "
        "delete this line"
    ]


def test_a_circle_is_printed_as_a_path(tmp_path):
    found = linted(tmp_path, a=plain("a", "leaves", "c"), b=plain("b", "a"), c=plain("c", "b"))

    assert found == [
        "a.yaml:4: a circle of prerequisites: a -> c -> b -> a (`a` requires `c` in a.yaml:4, "
        "`c` requires `b` in c.yaml:4, `b` requires `a` in b.yaml:4); expected a way that never "
        "comes back; delete the edge whose reason is the weakest from `requires`"
    ]


def test_two_knots_are_two_problems(tmp_path):
    found = linted(
        tmp_path,
        a=plain("a", "b"),
        b=plain("b", "a", "c"),
        c=plain("c", "b"),
        d=plain("d", "e"),
        e=plain("e", "d"),
    )

    assert [one.split(";")[0] for one in found] == [
        "a.yaml:4: a circle of prerequisites: a -> b -> a (`a` requires `b` in a.yaml:4, "
        "`b` requires `a` in b.yaml:4)",
        "d.yaml:4: a circle of prerequisites: d -> e -> d (`d` requires `e` in d.yaml:4, "
        "`e` requires `d` in e.yaml:4)",
    ]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_live_concept_requires_live_ones(tmp_path, status):
    found = linted(tmp_path, leaves=but(LEAVES, "status: live", f"status: {status}"))

    assert found == [
        f"heat.yaml:5: the live concept `heat` requires `leaves`, which is {status}; expected a "
        "live concept; make `leaves` live, or make `heat` a draft, or delete this line"
    ]


def test_a_former_name_belongs_to_one_concept(tmp_path):
    found = linted(
        tmp_path,
        leaves=but(LEAVES, "status: live", "status: live\nwas: [heat, plant]"),
        heat=but(HEAT, "status: live", "status: live\nwas: [plant]"),
    )

    assert found == [
        "leaves.yaml:3: the name `heat`, which heat.yaml has already; "
        "expected a name of its own; give one of the two another name",
        "leaves.yaml:3: the name `plant`, which heat.yaml has already; "
        "expected a name of its own; give one of the two another name",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("encompasses: {leafs: 0.5}", "the unknown concept `leafs` in `encompasses`"),
        ("supersedes: [leafs]", "the unknown concept `leafs` in `supersedes`"),
    ],
)
def test_other_links_lead_to_concepts_too(tmp_path, line, problem):
    found = linted(tmp_path, heat=but(HEAT, "introduces: []", f"{line}\nintroduces: []"))

    assert found == [
        f"heat.yaml:6: {problem}; expected the id of a concept of this course; "
        "write `leaves` if you meant that"
    ]


def test_a_concept_does_not_supersede_itself(tmp_path):
    found = linted(tmp_path, heat=but(HEAT, "introduces: []", "supersedes: [heat]\nintroduces: []"))

    assert found == [
        "heat.yaml:6: the concept `heat` in its own `supersedes`; expected another concept; "
        "delete it"
    ]


def test_sources_are_in_the_list_of_facts(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "facts.yaml").write_text("facts:\n  - {id: F012}\n", encoding="utf-8")
    found = linted(tmp_path, heat=but(HEAT, "sources: []", "sources: [F012, F021]"))

    assert found == [
        "heat.yaml:7: the unknown source `F021`; expected the id of a fact; write `F012` if you "
        "meant that, or add it to facts.yaml"
    ]


def test_sources_are_not_checked_without_a_list_of_facts(tmp_path):
    assert linted(tmp_path, heat=but(HEAT, "sources: []", "sources: [F021]")) == []


def test_a_course_may_say_where_its_facts_are(tmp_path):
    (tmp_path / "curriculum" / "tea").mkdir(parents=True)
    facts = tmp_path / "curriculum" / "tea" / "facts.yaml"
    course = COURSE + "seeds: .\n"
    heat = but(HEAT, "sources: []", "sources: [other]")

    missing = linted(tmp_path, course=course)
    facts.write_text("- {id: F1}\n", encoding="utf-8")
    unknown = linted(tmp_path, course=course, heat=heat)

    assert missing == [
        "course.yaml:7: `seeds: .`, where there is no facts.yaml; expected a folder with "
        "facts.yaml; correct the path; it starts from the folder of the course"
    ]
    assert "heat.yaml:7: the unknown source `other`" in [one.split(";")[0] for one in unknown]


def test_the_quotation_marks_of_a_word_processor_are_told(tmp_path):
    leaves = but(LEAVES, "title: {en: What tea is", "title: {en: “What tea is”")
    assert linted(tmp_path, leaves=leaves) == [
        "leaves.yaml:3: warning: the quotation marks `“` `”`, which learners will see; expected "
        'plain "quotes"; write "What tea is", or, if the marks belong to it, put plain quotes '
        "around the whole"
    ]


def test_two_items_never_ask_the_same(tmp_path):
    leaves = but(LEAVES, "Two cups need 6 grams. How many grams for 4", "Why? Two   cups for 3")
    leaves = but(leaves, "Two cups need 4 grams. How many grams for 3", "why? Two cups for 3")
    found = linted(tmp_path, leaves=leaves)

    assert found == [
        'leaves.yaml:44: a question asked twice: "why? two cups for 3 cups?" (first on line 37); '
        "expected questions that differ; ask for something else, or with other numbers"
    ]


def test_two_closed_items_are_needed(tmp_path):
    start, end = HEAT.index("  - id: steps"), HEAT.index("  - id: why-hot")
    found = linted(tmp_path, heat=HEAT[:start] + HEAT[end:])

    assert found == [
        "heat.yaml:17: 1 closed item; expected at least 2; add items of the kinds `choice`, "
        "`number` or `order`"
    ]


def test_one_closed_kind_is_a_warning(tmp_path):
    start, end = LEAVES.index("  - id: colour"), LEAVES.index("  - id: count\n")
    found = linted(tmp_path, leaves=LEAVES[:start] + LEAVES[end:])

    assert found == [
        "leaves.yaml:24: warning: closed items of one kind only, `number`; expected at least 2 "
        "kinds; add an item of the kind `choice` or `order`"
    ]


def test_prose_needs_model_answers_in_every_language(tmp_path):
    leaves = but(LEAVES, "zh: [植物给出颜色。, 叶子让水有了颜色。]", "zh: [植物给出颜色。]")
    start = leaves.index("  wrong:")
    found = linted(tmp_path, leaves=leaves[:start])

    assert found == [
        "leaves.yaml:46: no `wrong` model answers in `en` for `explain`; expected at least 2; add "
        "answers that must not pass, as a learner would write them",
        "leaves.yaml:46: no `wrong` model answers in `zh` for `explain`; expected at least 2; add "
        "answers that must not pass, as a learner would write them",
        "leaves.yaml:56: 1 `right` model answer in `zh` for `explain`; expected at least 2; add "
        "answers that must pass, as a learner would write them",
    ]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("requires: [leaves]", "a list"),
        ("requires: leaves", 'the plain text "leaves"'),
        ("requires:\n  - leaves: {en: because, zh: 因为}", "a list"),
    ],
)
def test_edges_that_cannot_be_read_are_one_problem(tmp_path, typed, line):
    """Until they are mended nobody knows which terms the concept may use."""
    edges = "requires:\n  leaves: {en: heat acts on them, zh: 热作用在它们上面}"
    found = linted(tmp_path, JUDGING, heat=but(HEAT, edges, typed))

    start = 5 if "\n" in typed else 4
    form = "leaves" if "- " not in typed else "dough"
    assert found == [
        f"heat.yaml:{start}: {line} in `requires`; expected a group of fields; write each below it "
        f'with the reason, `{form}: {{en: "reason", zh: "reason"}}`, or `{{}}` for none'
    ]


NUMBERS = "    answer: 6\n    slip: {slip}\n    guess: {guess}"


@pytest.mark.parametrize(
    ("slip", "guess", "problem"),
    [
        (
            0.4,
            0.6,
            "says nothing; expected less than 1 for both together; ",
        ),
        (
            0.35,
            0.45,
            "says hardly anything; expected 1 - slip at least 1.5 x guess; ",
        ),
        (0.1, 0.6, None),
    ],
)
def test_a_right_answer_has_to_say_something(tmp_path, slip, guess, problem):
    leaves = but(LEAVES, "    answer: 6", NUMBERS.format(slip=slip, guess=guess))
    where = f"leaves.yaml:{line_of(leaves, '    slip')}: {'warning: ' * (slip < 0.4)}"
    found = f"a slip of {slip} and a guess of {guess}, with which a right answer to `count` "
    advice = "lower one of them, or ask what is harder to guess"
    expected = [] if problem is None else [where + found + problem + advice]
    assert linted(tmp_path, leaves=leaves) == expected


def test_a_right_explanation_has_to_say_something_too_and_else_nothing_is_taught(tmp_path):
    leaves = but(LEAVES, "explain:\n", "explain:\n  slip: 0.4\n  guess: 0.6\n")
    tea = write_course(tmp_path, leaves=leaves)
    course, (problem,) = read_course(tea)
    assert course is None and problem.severity == "error"
    assert "a right answer to `explain` says nothing" in problem.found
    assert leaves.split("\n")[problem.line - 1] == "  slip: 0.4"


def test_what_is_usual_stands_for_a_number_that_is_not_given(tmp_path):
    two = but(LEAVES, "      - {en: from the cup, zh: 来自杯子}\n", "    slip: 0.4\n")
    (found,) = linted(tmp_path, leaves=two)
    line = line_of(two, "    slip: 0.4")
    assert found.startswith(f"leaves.yaml:{line}: warning: a slip of 0.4 and a guess of 0.55, ")
