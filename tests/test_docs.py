"""The documents tell the truth: commands exist, files exist, figures have their source."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import tutor
from tutor.cli.app import app

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "deploy" / "README.md"]
COMMAND = re.compile(r"(?<![\w/.-])tutor ((?:course )?[a-z][a-z-]+)")
NAMED = {"tutor", "the"}  # words after "tutor" that are no commands: a user and a group


def commands():
    names = {one.name or one.callback.__name__.replace("_", "-") for one in app.registered_commands}
    for group in app.registered_groups:
        several = (group, group.typer_instance.info, group.typer_instance.registered_callback)
        if any(getattr(one, "invoke_without_command", None) is True for one in several):
            names.add(group.name)
        below = [
            group,
            *group.typer_instance.registered_groups,
        ]  # those without a name of their own
        for one in (
            command for there in below for command in there.typer_instance.registered_commands
        ):
            names.add(f"{group.name} {one.name or one.callback.__name__}")
    return names


def code_of(page):
    text = page.read_text("utf-8")
    return "\n".join(re.findall(r"```.*?```", text, re.DOTALL) + re.findall(r"`[^`\n]+`", text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_shows_exists(page):
    shown = set(COMMAND.findall(code_of(page)))
    assert not shown - commands() - NAMED


def test_the_first_screen_has_the_two_commands():
    head = "\n".join((ROOT / "README.md").read_text("utf-8").splitlines()[:45])
    assert "make learn" in head and "make test" in head


def test_every_path_in_the_annotated_tree_exists():
    tree = re.search(r"```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)[1]
    folders, missing = [], []
    for line in filter(str.strip, tree.splitlines()):
        depth = (len(line) - len(line.lstrip())) // 2
        name = line.split()[0]
        folders = [*folders[:depth], name]
        if not (ROOT / "".join(folders)).exists():
            missing.append("".join(folders))
    assert not missing


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_help(name):
    done = CliRunner().invoke(app, [*name.split(), "--help"])
    assert done.exit_code == 0 and "Usage" in done.output


def test_the_changelog_has_this_version():
    assert f"## [{tutor.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_only_what_belongs_there_lies_at_the_top():
    folders = {"tutor", "curriculum", "seeds", "prompts", "tests", "deploy", "docs", "bench"}
    files = {
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "Makefile",
        "pyproject.toml",
        "requirements.lock",
    }
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found <= folders | files | {"dist", "build"}
