"""`tutor plan` as a process: a table on a terminal, lines in a pipe, JSON, and clear errors."""

import json

import pytest

from tests.cli.pupil import tutor
from tutor.core.plan import MINUTES_PER_CONCEPT

NOW = ("--now", "2026-11-22T10:00:00+00:00")


def planned(home, *arguments):
    return tutor(home, "plan", *NOW, *arguments)


def test_enough_time_gives_a_plan_and_exit_code_0(tmp_path):
    done = planned(tmp_path, "--exam", "2027-03-20")
    assert done.returncode == 0 and "Everything fits" in done.stdout
    assert "2026-11-22, 20 min\n  learn: One small question" in done.stdout
    assert "\x1b" not in done.stdout and "first run: tutor learn" in done.stdout
    assert f"{MINUTES_PER_CONCEPT} min for a new step" in done.stdout


def test_the_last_days_before_the_exam_hold_a_last_look(tmp_path):
    done = planned(tmp_path, "--exam", "2026-12-20", "--minutes-a-day", "60")
    last = done.stdout.split("2026-12-17, ", 1)[1]
    assert "\n  last look: One small question, " in last and "2026-12-20" not in last
    assert "the lesson does not ask about it by itself" in last
    zh = planned(tmp_path, "--exam", "2026-12-20", "--minutes-a-day", "60", "--lang", "zh")
    assert "\n  考前再过一遍：" in zh.stdout
    document = json.loads(planned(tmp_path, "--exam", "2026-12-20", "--json").stdout)
    assert [one["look"] != [] for one in document["days"][-3:]] == [True] * 3


def test_too_little_time_names_what_is_left_what_would_help_and_exits_1(tmp_path):
    done = planned(tmp_path, "--exam", "2026-11-27", "--lang", "zh")
    assert done.returncode == 1
    assert "梯度下降：到 2026-11-24" in done.stdout and "分钟就排得下" in done.stdout
    late = planned(tmp_path, "--exam", "2026-11-24")
    assert late.returncode == 1 and "too late for anything new" in late.stdout
    assert "min a day." not in late.stdout.split("This will not fit", 1)[1]


def test_json_is_one_document_with_days_and_what_is_left(tmp_path):
    done = planned(tmp_path, "bigram-to-gpt", "--exam", "2026-11-28", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1 and found["exam"] == "2026-11-28"
    assert found["days"][0]["day"] == found["today"] == "2026-11-22"
    assert found["days"][0]["learn"][0] == "lm-task"
    assert {one["reason"] for one in found["left"]} == {"minutes"}
    assert found["would_fit"]["minutes_a_day"] > 20 and found["would_fit"]["days_earlier"] > 0
    more = str(found["would_fit"]["minutes_a_day"])
    again = planned(tmp_path, "--exam", "2026-11-28", "--json", "--minutes-a-day", more)
    assert again.returncode == 0 and json.loads(again.stdout)["left"] == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_on_a_terminal_it_is_a_table_that_cuts_nothing_off(tmp_path, monkeypatch, lang):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    done = planned(tmp_path, "--exam", "2026-12-20", "--lang", lang, "--minutes-a-day", "60")
    assert done.returncode == 0 and "…" not in done.stdout
    assert "\x1b[1m" in done.stdout and "2026-11-22  " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--exam", "2026-11-20"], "found 2026-11-20, and today is 2026-11-22"),
        (
            ["--exam", "2026-11-22"],
            "expected a day that is still to come, within 730 days, such as 2026-12-20",
        ),
        (["--exam", "20.12."], "found '20.12.'; expected a day as YEAR-MONTH-DAY"),
        (["--exam", "2026-02-30"], "found '2026-02-30'"),
        (["--exam", "2026-12-20", "--minutes-a-day", "0"], "found 0; expected 5 to 480"),
        (["--exam", "2026-12-20", "--lang", "xx"], "no language 'xx' in this course"),
        (["--exam", "9999-01-01"], "found 9999-01-01"),
        ([], "Missing option '--exam'"),
    ],
)
def test_a_wrong_call_is_answered_with_what_was_expected(tmp_path, arguments, message):
    done = planned(tmp_path, *arguments)
    assert done.returncode == 2 and done.stdout == ""
    assert message in " ".join(done.stderr.split())
