"""A third language is a map entry, and three files for the tutor's own words; no code knows it."""

import json
import shutil
from copy import deepcopy
from random import Random

import pytest
import yaml
from typer.testing import CliRunner

from tests.content.builder import write_course
from tutor.cli.app import app
from tutor.cli.simulate import make_setting
from tutor.content.load import load_course
from tutor.content.wording import load_wordings
from tutor.content.yaml import read_yaml
from tutor.core.messages import FinishCourse
from tutor.faces.simulator.walk import Walker, walk
from tutor.wiring import shipped

NEW = "xx"


def with_new(data):
    """Every text of a file with the new language beside English, as different words."""
    if isinstance(data, list):
        return [with_new(one) for one in data]
    if not isinstance(data, dict):
        return data
    if "en" in data and isinstance(data["en"], str | list):
        words = data["en"]
        own = list(words) if isinstance(words, list) else f"{words} [{NEW}]"
        return {**data, NEW: own}
    return {key: with_new(below) for key, below in data.items()}


@pytest.fixture
def tea(home, tmp_path):
    folder = write_course(tmp_path)
    for file in [folder / "course.yaml", *(folder / "concepts").glob("*.yaml")]:
        data = with_new(deepcopy(read_yaml(file).data))
        if "languages" in data:
            data["languages"] = [*data["languages"], NEW]
        plain = json.loads(json.dumps(data))  # no aliases
        file.write_text(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


def test_the_course_has_it_and_lint_is_content(tea):
    result = CliRunner().invoke(app, ["course", "lint", str(tea)])

    assert result.exit_code == 0, result.output
    assert load_course(tea).languages == ("en", "zh", NEW)


def test_a_lesson_in_it_goes_to_the_end(tea):
    setting = make_setting(str(tea), NEW)
    walker = Walker(setting.course, NEW, frozenset(), 1.0, Random(1))

    steps = list(walk(setting, walker, 1, 20))

    assert any(isinstance(one, FinishCourse) for step in steps for one in step.shown)
    asked = [step.ask.text for step in steps if step.ask is not None and step.ask.kind == "ask"]
    assert len([text for text in asked if f"[{NEW}]" in text]) >= 6


def test_the_tutor_itself_speaks_it_once_its_words_are_there(tea, tmp_path, monkeypatch):
    own = tmp_path / "share"
    shutil.copytree(shipped() / "prompts", own / "prompts")
    for name in ("messages", "phrases", "words"):
        text = (own / "prompts" / f"{name}.en.yaml").read_text("utf-8")
        text = text.replace("lang: en\nname: English\n", f"lang: {NEW}\nname: Newish\n")
        text = text.replace('language_set: "English it is."', 'language_set: "Newish it is."')
        (own / "prompts" / f"{name}.{NEW}.yaml").write_text(text, "utf-8")
    monkeypatch.setattr("tutor.wiring.shipped", lambda: own)
    monkeypatch.setattr("tutor.cli.missing.shipped", lambda: own)

    missing = CliRunner().invoke(app, ["course", "missing", str(tea), "--lang", NEW])
    lesson = CliRunner().invoke(app, ["learn", str(tea), "--lang", "en"], input=f"/lang {NEW}\n")

    assert missing.exit_code == 0, missing.output
    assert load_wordings(own / "prompts")[NEW].name == "Newish"
    assert "Newish it is." in lesson.output
