"""`tutor ask` as a process: citations, both languages, JSON, and what it does not know."""

import json
import re

import pytest
from rich.cells import cell_len

from tests.cli.pupil import COURSE, tutor


def asked(home, *arguments):
    return tutor(home, "ask", *arguments)


def answered(home, *arguments):
    done = asked(home, *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def copied(home):
    """The shipped course in a place without facts beside it."""
    course = home / "bigram-to-gpt"
    (course / "concepts").mkdir(parents=True)
    for file in (COURSE / "course.yaml", *(COURSE / "concepts").glob("*.yaml")):
        (course / file.relative_to(COURSE)).write_text(file.read_text("utf-8"), "utf-8")
    return course


def test_passages_come_with_their_citations_and_exit_code_0(tmp_path):
    done = asked(tmp_path, "What does softmax do?")
    assert done.returncode == 0 and done.stdout.startswith("What my sources say:\n\n")
    assert (
        "[M088] textbook (softmax with a linear layer), 2004. Found in: Convex Optimization"
        in done.stdout
    )
    assert '[logits-softmax] This course, step "Logits and softmax"\nIt rests on: M072, M073' in (
        done.stdout
    )
    assert "\x1b" not in done.stdout and "*" not in done.stdout


def test_a_doubt_is_told_with_the_fact(tmp_path):
    done = asked(tmp_path, "which course has Eureka Labs planned?")
    assert "[F236] Andrej Karpathy, 2024-09." in done.stdout
    assert "\nIn doubt: Announced for late 2024" in done.stdout


def test_the_answer_is_in_the_language_of_the_question_unless_told_otherwise(tmp_path):
    assert asked(tmp_path, "困惑度是什么意思").stdout.startswith("资料里是这样说的：\n\n困惑度就是")
    assert answered(tmp_path, "what is perplexity", "--lang", "zh")["lang"] == "zh"
    found = answered(tmp_path, "softmax 是什么", "--lang", "en")["passages"]
    assert found[0]["title"] == "Logits and softmax"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("who won the 2022 world cup", "I don't know that from my sources.\n"),
        ("怎么做红烧肉", "我的资料里没有这个，我不知道。\n"),
    ],
)
def test_what_the_sources_do_not_hold_is_not_answered(tmp_path, question, words):
    done = asked(tmp_path, question)
    assert (done.returncode, done.stdout) == (0, words)
    document = answered(tmp_path, question)
    assert document["is_known"] is False and document["passages"] == []


def test_json_is_one_document_with_every_citation(tmp_path):
    document = answered(tmp_path, "What does softmax do?")
    assert document["question"] == "What does softmax do?" and document["is_known"] is True
    by_id = {one["id"]: one for one in document["passages"]}
    assert set(by_id["M088"]) == {
        "id", "text", "owner", "date", "doubt", "title", "concept", "score", "facts",
    }  # fmt: skip
    assert by_id["M088"]["concept"] is None and by_id["M088"]["facts"] == []
    assert by_id["logits-softmax"]["facts"] == ["M072", "M073", "M074", "M075"]


def test_a_question_needs_no_quotation_marks_and_leaves_nothing_behind(tmp_path):
    assert answered(tmp_path, "what", "is", "perplexity")["question"] == "what is perplexity"
    assert list(tmp_path.iterdir()) == []


def test_a_course_without_facts_answers_from_itself(tmp_path):
    course = copied(tmp_path)
    found = answered(tmp_path, "what is perplexity", "--course", str(course))["passages"]
    assert found[0]["concept"] == "nll" and all(one["concept"] for one in found)


def test_facts_that_cannot_be_read_are_told_with_their_line(tmp_path):
    course = copied(tmp_path)
    with (course / "course.yaml").open("a", encoding="utf-8") as file:
        file.write("seeds: mine\n")
    (course / "mine").mkdir()
    (course / "mine" / "facts.yaml").write_text("facts:\n  - {id: F1}\n", "utf-8")
    (course / "mine" / "sources.yaml").write_text("sources: []\n", "utf-8")
    done = asked(tmp_path, "what is perplexity", "--course", str(course))
    assert done.returncode == 1 and done.stdout == ""
    assert "facts.yaml:2: no `owner`; expected the field `owner`" in done.stderr


def test_on_a_terminal_lines_are_wrapped_and_nothing_is_cut(tmp_path, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    done = asked(tmp_path, "困惑度是什么意思")
    lines = re.sub(r"\x1b\[\d+m", "", done.stdout).splitlines()
    assert 50 < max(map(cell_len, lines)) <= 60
    assert "…" not in done.stdout and done.stdout.count("\n") > 8


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["  "], "found a question of 0 characters; expected 1 to 4000, such as: tutor ask"),
        (["x" * 4001], "found a question of 4001 characters"),
        (["softmax", "--lang", "xx"], "no language 'xx' in this course; there are: en, zh"),
        ([], "Missing argument 'QUESTION'"),
    ],
)
def test_a_wrong_call_is_answered_with_what_was_expected(tmp_path, arguments, message):
    done = asked(tmp_path, *arguments)
    assert done.returncode == 2 and done.stdout == ""
    assert message in " ".join(done.stderr.split())


def test_help_shows_how_to_ask(tmp_path):
    assert 'tutor ask "What does softmax do?"' in asked(tmp_path, "--help").stdout
