"""`tutor doctor` about the language model: is one set, what may it cost, does it answer."""

import asyncio
import json

import pytest

from tests.cli.metered import invoked, spend
from tests.llm.openai_server import OpenAIServer, Reply
from tutor.cli import model_health
from tutor.cli.finding import Finding

OWN = "http://localhost:11434/v1"


@pytest.fixture
def findings(home):
    def findings(*words, code=0):
        result = invoked("doctor", "--json", *words)
        assert result.exit_code == code, result.output
        document = json.loads(result.stdout)
        assert document["ok"] is (code == 0)
        return {one["what"]: Finding(**one) for one in document["findings"]}

    return findings


@pytest.mark.parametrize(
    ("settings", "sign", "found", "step"),
    [
        ({}, "missing", "none; everything works without", "OPENAI_API_KEY, or OPENAI_BASE_URL"),
        ({"OPENAI_API_KEY": "sk-1"}, "ok", "gpt-5-mini at api.openai.com", ""),
        ({"OPENAI_MODEL": "m-1"}, "missing", "m-1, but no key", "OPENAI_API_KEY"),
        ({"OPENAI_BASE_URL": OWN}, "missing", "localhost:11434, but no model", "OPENAI_MODEL"),
        ({"OPENAI_BASE_URL": OWN, "OPENAI_MODEL": "m-1"}, "ok", "m-1 at localhost:11434", ""),
        ({"OPENAI_BASE_URL": OWN, "OPENAI_API_KEY": "k"}, "missing", "but no model", "_MODEL"),
    ],
)
def test_the_model_is_named_with_its_server_and_what_is_left_out_with_the_next_step(
    findings, monkeypatch, settings, sign, found, step
):
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    one = findings()["model"]
    assert one.sign == sign and found in one.found and step in one.next_step
    assert bool(step) is bool(one.next_step)


def test_no_secret_is_shown(home, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-hidden")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://ana:password@localhost:8000/v1")
    monkeypatch.setenv("OPENAI_MODEL", "m-1")
    for words in ((), ("--json",)):
        output = invoked("doctor", *words).output
        assert "m-1 at localhost:8000" in output
        assert "sk-hidden" not in output and "password" not in output


def test_a_setting_that_cannot_be_read_is_told_once_and_what_needs_none_is_looked_at(
    findings, monkeypatch
):
    monkeypatch.setenv("OPENAI_SECONDS", "soon")
    found = findings(code=1)
    assert found["settings"].found.startswith("OPENAI_SECONDS: found 'soon'; ")
    assert "deploy/.env.example" in found["settings"].next_step
    assert {one.what for one in found.values() if one.sign == "wrong"} == {"settings"}
    assert found["prompts"].sign == found["courses"].sign == "ok"


def test_the_prompts_are_checked(findings, monkeypatch, tmp_path):
    assert "judge" in findings()["prompts"].found
    (tmp_path / "share" / "prompts").mkdir(parents=True)
    (tmp_path / "share" / "prompts" / "judge.prompt.yaml").write_text("name: judge\n", "utf-8")
    monkeypatch.setattr(model_health, "shipped", lambda: tmp_path / "share")
    one = findings(code=1)["prompts"]
    assert one.sign == "wrong" and "judge.prompt.yaml:1" in one.found and one.next_step


def test_the_account_tells_today_and_the_week_and_nothing_older(findings, home, monkeypatch):
    spend(home, ("ana", 0, 1000, 200), ("ben", 6, 100, 0), ("ben", 7, 9999, 0))
    assert findings()["used"].found == (
        "today: calls 1, tokens 1,200; last 7 days: calls 2, tokens 1,300"
    )
    monkeypatch.setenv("OPENAI_PRICE_IN", "1000")
    one = findings()["used"]
    assert one.sign == "missing" and "both" in one.next_step
    monkeypatch.setenv("OPENAI_PRICE_OUT", "0")
    assert findings()["used"].found == (
        "today: calls 1, tokens 1,200, money 1.00; last 7 days: calls 2, tokens 1,300, money 1.10"
    )
    assert json.loads(invoked("doctor", "--json").stdout)["usage"] == {
        "today": {"calls": 1, "tokens_in": 1000, "tokens_out": 200, "money": 1.0},
        "last_7_days": {"calls": 2, "tokens_in": 1100, "tokens_out": 200, "money": 1.1},
    }


def test_a_budget_that_is_used_up_is_told(findings, home, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")
    monkeypatch.setenv("TUTOR_TOKENS_PER_LEARNER", "1000")
    spend(home, ("ana", 0, 1000, 0), ("ben", 0, 999, 0), ("cay", 1, 5000, 0))
    found = findings()["budget"].found
    assert found == (
        "tokens a day: 1,000 for a learner, no limit for all; learners who used theirs up today: 1"
    )
    monkeypatch.setenv("TUTOR_TOKENS_PER_DAY", "1999")
    one = findings()["budget"]
    assert one.sign == "missing" and one.found.endswith("1,999 for all; today's is used up")
    monkeypatch.setenv("TUTOR_TOKENS_PER_DAY", "2000")
    assert findings()["budget"].sign == "ok"


async def asked(findings, monkeypatch, script, code):
    """What the doctor finds when a server replies by a script, and how often it was asked."""
    async with OpenAIServer(script) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_MODEL", "m-1")
        without = await asyncio.to_thread(findings)
        before = len(server.requests)
        found = await asyncio.to_thread(findings, "--ask", code=code)
        return without, before, found, len(server.requests)


async def test_only_with_ask_the_model_is_asked_and_its_time_is_told(findings, monkeypatch, home):
    good = Reply.of({"sort": "answer", "points": []})
    without, before, found, after = await asked(findings, monkeypatch, lambda _: good, code=0)
    assert "answer" not in without and before == 0 and after == 1
    assert found["answer"].sign == "ok" and " s, in the form asked for" in found["answer"].found
    assert "calls 1, tokens 18" in found["used"].found


async def test_a_server_that_fails_is_told_with_what_to_check(findings, monkeypatch):
    bad = Reply.error(401, "invalid_api_key")
    *_, found, _ = await asked(findings, monkeypatch, lambda _: bad, code=1)
    one = found["answer"]
    assert one.sign == "wrong" and "401" in one.found and "OPENAI_API_KEY" in one.next_step


def test_without_a_model_there_is_nobody_to_ask(findings):
    assert findings("--ask")["answer"].sign == "missing"
