"""`tutor cheatsheet` as a learner types it."""

import pytest
from typer.testing import CliRunner

from tests.content.builder import write_course
from tutor.cli.app import app
from tutor.core.messages import Opened, Said
from tutor.wiring import assemble


@pytest.fixture
def tea(home, tmp_path):
    return str(write_course(tmp_path))


@pytest.fixture
def run(home):
    return lambda *words, **more: CliRunner().invoke(app, ["cheatsheet", *words], **more)


def test_who_has_met_nothing_is_told_where_to_begin(run, tea):
    result = run(tea, "--lang", "en")

    assert result.exit_code == 1 and "tutor learn" in result.output


def test_each_entry_is_kept_at_once_and_what_is_missing_is_said_without_saying_it(
    run, tea, tmp_path
):
    result = run(tea, "--all", "--lang", "en", input="It is a plant.\n\n")  # then nobody is there

    sheet = (tmp_path / "cheatsheet-tea.md").read_text("utf-8")
    assert "It is a plant." in sheet and "<!-- tea/leaves -->" in sheet
    assert "Not on your sheet yet: Hot water" in result.output
    assert "Heat draws more out." not in result.output
    assert (tmp_path / "cheatsheet-tea.pdf").read_bytes().startswith(b"%PDF")


def test_a_sheet_that_says_it_all_passes_the_check(run, tea, tmp_path):
    answers = "The leaves colour the water.\nHot water draws more colour out of them.\n"
    written = run(tea, "--all", "--lang", "en", input=answers)
    checked = run(tea, "--all", "--lang", "en", "--check")

    assert "Nothing is missing that I can see." in written.output
    assert checked.exit_code == 0 and "What must stand" not in checked.output


def test_the_check_fails_while_a_key_point_is_missing(run, tea, tmp_path):
    run(tea, "--all", "--lang", "en", input="Leaves are green.\n\n/stop\n")

    assert run(tea, "--all", "--lang", "en", "--check").exit_code == 1


def test_what_is_said_wrongly_is_pointed_at(run, tea):
    result = run(tea, "--all", "--lang", "en", input="The dye gives it its colour.\n\n/stop\n")

    assert "Look at this once more" in result.output


async def test_only_what_was_met_is_asked_for(run, tea):
    tutor = assemble(tea)

    class Nobody:
        async def perform(self, who, lang, action):
            pass

    driver, who = tutor.driver(Nobody()), tutor.enrolment("ana")
    state = await driver.handle(who, Opened("en"))
    while not state.standing("leaves").is_met:
        state = await driver.handle(who, Said("I don't know"))
    tutor.store.close()

    result = run(tea, "--learner", "ana", "--lang", "en", input="\n")

    assert "1/1" in result.output and "Hot water" not in result.output


def test_an_entry_is_kept_or_written_anew(run, tea, tmp_path):
    run(tea, "--all", "--lang", "en", input="The leaves colour the water.\n/stop\n")
    run(tea, "--all", "--lang", "en", input="\n/stop\n")
    kept = (tmp_path / "cheatsheet-tea.md").read_text("utf-8")
    run(tea, "--all", "--lang", "en", input="Leaves give the water colour.\n/stop\n/stop\n")
    anew = (tmp_path / "cheatsheet-tea.md").read_text("utf-8")

    assert "The leaves colour the water." in kept
    assert "Leaves give the water colour." in anew and "The leaves colour" not in anew


def test_a_file_of_the_learner_is_never_overwritten(run, tea, tmp_path):
    (tmp_path / "cheatsheet-tea.md").write_text("my own notes", "utf-8")

    result = run(tea, "--all", input="x\n")

    assert "expected a cheat sheet" in str(result.exception)
    assert (tmp_path / "cheatsheet-tea.md").read_text("utf-8") == "my own notes"


def test_another_ending_is_refused(run, tea):
    assert "ends in .md" in str(run(tea, "--all", "--out", "sheet.pdf").exception)
