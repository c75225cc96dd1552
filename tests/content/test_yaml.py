"""Strict YAML: texts stay texts, lines are right, and whatever is wrong is said, never raised."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.builder import HEAT, JUDGING, LEAVES, write_course
from tutor.content.lint import lint
from tutor.content.yaml import parse_yaml, read_yaml

WORDS = ["no", "yes", "12:30", "010", "1e3", "2026-01-01", "null", "~", "0x1f", "1_000", ".inf"]


def problems(text):
    return [str(problem) for problem in parse_yaml(text, "tea.yaml").problems]


@pytest.mark.parametrize("word", WORDS)
def test_every_scalar_stays_what_was_typed(word):
    assert parse_yaml(f"a: {word}\nb: [{word}]\n", "tea.yaml").data == {"a": word, "b": [word]}


def test_places_of_keys_and_values():
    text = "# note\na:\n  b: one\n  c: |\n    two\n    three\nd:\n  - {e: four}\n  -\n    e: five\n"
    document = parse_yaml(text, "tea.yaml")

    assert document.line("a") == 2
    assert document.line("a", "c") == 4
    assert document.start("a", "c") == 5
    assert document.scalars["a", "c"].line_at(4) == 6
    assert document.start("d", 1, "e") == 10
    assert document.line("d", 7, "nowhere") == 7


@pytest.mark.parametrize(
    ("text", "word", "line"),
    [
        ("a: |\n  one\n\n  two\n  three\n", "three", 5),
        ("a: >-\n  one\n  two\n\n  three\n", "two", 3),
        ("a: >\n  one\n   - kept\n  two\n", "two", 4),
        ("a: |2\n    one\n  two\n", "one", 2),
        ("a: one\n  two\n  three\n", "two", 2),
        ('a: "one\n  two\n  three"\n', "three", 3),
        ("a: 'one\n\n  two'\n", "two", 3),
        ("a:\n  one\n  two\n", "two", 3),
        ("a: |\n\n  one\n", "one", 3),
        ("a: |\n  one one\n  one\n", "one\n", 3),
        ("a: {en: one two, zh: 三}\n", "two", 1),
    ],
)
def test_the_line_of_a_word_inside_a_text(text, word, line):
    document = parse_yaml(text, "tea.yaml")
    scalar = next(iter(document.scalars.values()))
    if word == "one\n":
        assert scalar.line_at(scalar.text.rindex("one")) == line
    else:
        assert scalar.line_at(scalar.text.index(word)) == line


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("", 1, "an empty file"),
        ("# only a note\n", 1, "an empty file"),
        ("a: 1\nb: 2\na: 3\n", 3, "the key `a` stands here and on line 1"),
        ("a: {b: 1, b: 2}\n", 1, "the key `b` stands here and on line 1"),
        ("a: 1\n\tb: 2\n", 2, "a tab"),
        ("a: 1\nb: x\u200e\x07\n", 2, "the invisible character U+0007"),
        ("a: 1\u2028b: 2\n", 1, "the invisible character U+2028"),
        ("a: &x 1\n", 1, "the anchor `&x`"),
        ("a: *x\n", 1, "the reference `*x`"),
        ("a: 1\n<<: {b: 2}\n", 2, "the merge key `<<`"),
        ("a: !!python/none 1\n", 1, "the tag `tag:yaml.org,2002:python/none`"),
        ("a: 1\n---\nb: 2\n", 2, "a second document"),
        ("? [a]\n: 1\n", 1, "a key that is not a word"),
        ("a: 1\nb: c: d\n", 2, 'a colon inside the text, after "c"'),
        ("a:\n  - b: c: d\n", 2, 'a colon inside the text, after "c"'),
        ("a: 1\nb: {c: d: e}\n", 2, 'a colon inside the text, after "d"'),
        ("a:\n  - b：1\n    c: 2\n", 2, "a full-width colon `：` after `b`"),
        ("a：\n  - b\nc: 1\n", 1, "a full-width colon `：` after `a`"),
        ("a: 茶：好\n  b: 1\n", 2, "a `: ` where none can be"),
        ("a: - b\n", 1, "a `- ` in the middle of a line"),
        ("a: 1\nb c\nd: 2\n", 2, "a line that is no field"),
        ("a:\n  b: 1\n c: 2\n", 3, "a line that does not fit the lines above it"),
        ("- a\nb: 1\n", 2, "a line that does not fit the list above it"),
        ("a: [1,\nb: 2\n", 3, "a bracket that was not closed"),
        ("a: 1\nb: @c\n", 2, "a text that begins with a special character such as ` @ or %"),
        ("a: 1\nb: *c* d\n", 2, "a text that begins with * or &"),
        ('a: 1\nb: "c\nd: 2\n', 2, "a quotation mark that is never closed"),
        ('a: "b\nc: "d"\n', 1, "a quotation mark that is closed only on line 2"),
        ('a: "\\q"\n', 1, 'a \\ inside "double quotes"'),
        ("[" * 100, 1, "more than 30 levels of nesting"),
        ("%x\na: 1\n", 1, "a line that is not YAML"),
    ],
)
def test_what_is_refused_and_where(text, line, found):
    first = parse_yaml(text, "tea.yaml").problems[0]

    assert (first.line, first.found[: len(found)]) == (line, found)


def test_a_whole_message():
    assert problems("a: 1\na: 2\n") == [
        "tea.yaml:2: the key `a` stands here and on line 1; expected every key once; "
        "delete one of them"
    ]


def test_all_problems_are_gathered():
    assert [one.split(":")[1] for one in problems("a: 1\na: &x 2\nb:\t3\nb: !t 4\n")] == [
        "3",
        "2",
        "2",
        "4",
        "4",
    ]


@pytest.mark.parametrize(
    ("raw", "line", "found"),
    [
        (b"\xef\xbb\xbfid: tea\n", 1, "an invisible byte order mark"),
        (b"id: tea\ntitle: \xe9t\xe9\n", 2, "the byte 0xe9, which is not UTF-8"),
        ("id: tea".encode("utf-16"), 1, "the byte 0xff, which is not UTF-8"),
    ],
)
def test_files_that_are_not_plain_utf8(tmp_path, raw, line, found):
    file = tmp_path / "tea.yaml"
    file.write_bytes(raw)

    (problem,) = read_yaml(file).problems

    assert (problem.line, problem.found) == (line, found)


def test_a_file_that_is_a_folder(tmp_path):
    (problem,) = read_yaml(tmp_path).problems

    assert problem.found == "the file cannot be read (Is a directory)"


MARKS = [
    "\n",
    "  ",
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "|",
    "&a",
    "*a",
    "#",
    "---",
    "\t",
    "!x",
]
MORE = ["?", "en", "zh: ", "id: leaves", "right: true", "茶", "\x00", "\ufeff", "\r", "%", "~"]
PIECES = st.sampled_from([*MARKS, *MORE])


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_mutated_files_give_problems_and_never_raise(tmp_path_factory, data):
    text = data.draw(st.sampled_from([LEAVES, HEAT]))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 30))
        text = text[:at] + data.draw(st.one_of(PIECES, st.text(max_size=3))) + text[at + cut :]
    folder = write_course(tmp_path_factory.mktemp("fuzz"))
    raw = text.encode("utf-8", "surrogatepass")
    (folder / "concepts" / "leaves.yaml").write_bytes(raw)
    lines = raw.count(b"\n") + 1

    for problem in lint(folder, JUDGING):
        assert problem.found
        assert problem.advice
        assert 1 <= problem.line <= max(lines, HEAT.count("\n"))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    document = parse_yaml(text, "tea.yaml")

    assert document.data is not None or document.problems


@settings(deadline=None, max_examples=60)
@given(
    st.recursive(
        st.sampled_from(["a", ""]),
        lambda one: (
            st.lists(one)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "status", "items", "kind", "options", "en", "explain", "right"]
                ),
                one,
            )
        ),
        max_leaves=25,
    )
)
def test_any_shape_of_data_is_checked_without_raising(tmp_path_factory, shape):
    folder = write_course(tmp_path_factory.mktemp("shape"), heat=json.dumps(shape))

    assert any(problem.file.endswith("heat.yaml") for problem in lint(folder))
