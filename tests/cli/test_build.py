"""`tutor build` as a learner types it: what to write, what fails and why, what a pass counts."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from tests.builds.programs import REFERENCE
from tutor.cli.app import app
from tutor.wiring import assemble


@pytest.fixture
def run(home):
    return lambda *words: CliRunner().invoke(app, ["build", *words])


def test_alone_it_lists_the_programs(run):
    found = run()
    assert found.exit_code == 0 and "bigram-counts" in found.stdout and "sampling" in found.stdout


@pytest.mark.parametrize(("lang", "word"), [("en", "Write the count table"), ("zh", "自己动手")])
def test_with_a_concept_it_says_what_to_write_and_where_the_names_are(run, lang, word):
    found = run("bigram-counts", "--lang", lang)
    assert found.exit_code == 0 and word in found.stdout and "names.txt" in found.stdout


def test_a_right_program_passes(run):
    found = run("bigram-counts", str(REFERENCE / "bigram_counts.py"), "--seed", "1")
    assert found.exit_code == 0 and "6 of 6" in found.stdout


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_wrong_program_is_told_what_was_called_found_and_expected(run, lang, tmp_path):
    program = tmp_path / "mine.py"
    text = (REFERENCE / "bigram_counts.py").read_text("utf-8")
    program.write_text(text.replace("[this][following]", "[following][this]"), "utf-8")
    found = run("bigram-counts", str(program), "--seed", "5", "--lang", lang)
    assert found.exit_code == 1
    assert "count(['" in found.stdout and "--seed 5" in found.stdout
    assert ("The row is the symbol" if lang == "en" else "行是前一个符号") in found.stdout


def test_as_json_it_prints_one_document(run):
    found = run("bigram-counts", str(REFERENCE / "bigram_counts.py"), "--json")
    document = json.loads(found.stdout)
    assert document["passed"] and len(document["outcomes"]) == 6


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("bigram-count",), 2, "did you mean 'bigram-counts'"),
        (("nothing",), 2, "there are: bigram-counts"),
        (("nll", "none.py"), 1, "there is no such file"),
        (("nll", "--lang", "fr"), 2, "no language"),
    ],
)
def test_wrong_use_says_the_next_step(run, words, code, said):
    found = run(*words)
    if code == 2:
        assert said in str(found.exception)
    else:
        assert found.exit_code == 1 and said in found.stdout


def test_a_broken_program_says_which_line(run, tmp_path):
    program = tmp_path / "mine.py"
    program.write_text("x = 1\ndef count(names)\n", "utf-8")
    found = run("bigram-counts", str(program))
    assert found.exit_code == 1 and "line 2" in found.stdout and "SyntaxError" in found.stdout


def test_who_learns_here_has_the_pass_counted_and_who_does_not_is_told(run):
    program = str(REFERENCE / "bigram_counts.py")
    assert "tutor learn" in run("bigram-counts", program).stdout
    CliRunner().invoke(app, ["learn", "--lang", "en"], input="/stop\n")
    found = run("bigram-counts", program)
    assert found.exit_code == 0 and "passes every check" in found.stdout
    tutor = assemble()
    learner = tutor.store.load(tutor.enrolment("me"))
    tutor.store.close()
    assert learner.standing("bigram-counts").right == ("build",)


def test_a_program_may_lie_anywhere(run, tmp_path):
    folder = tmp_path / "my programs [1]"
    folder.mkdir()
    shutil.copy(REFERENCE / "nll.py", folder / "my loss.py")
    assert run("nll", str(folder / "my loss.py")).exit_code == 0
