"""The knowledge base: every fact is used or set aside, dated, owned, and in words of our own."""

import re

import pytest
import yaml
from opencc import OpenCC

from tests.curriculum.shipped import CONCEPTS, ROOT, Written, only, texts

SEEDS = ROOT / "seeds"
FILES = [SEEDS / "facts.yaml", *sorted((SEEDS / "facts").glob("*.yaml"))]
FACTS = [one for file in FILES for one in yaml.safe_load(file.read_text("utf-8"))["facts"]]
BY_ID = {one["id"]: one for one in FACTS}
SOURCES = yaml.safe_load((SEEDS / "sources.yaml").read_text("utf-8"))["sources"]
DOCUMENTS = ROOT.parent / "shared" / "seeds"
"""The documents that the facts were taken from; they are not part of the project."""

MOST_IN_A_ROW = 12
"""Chinese characters that may stand in a row as in a document: a name or a fixed term, no more."""

MOST_WORDS, MOST_CHARACTERS = 60, 110
has_documents = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="the source documents are not beside the project"
)


def test_ids_are_unique_and_well_formed():
    ids = [one["id"] for one in FACTS]
    assert len(ids) == len(set(ids)) >= 350
    assert [one for one in ids if not re.fullmatch(r"[FM]\d{3}", one)] == []


def test_every_fact_has_an_owner_a_date_a_source_and_two_languages():
    known = {one["id"] for one in SOURCES}
    poor = [
        one["id"]
        for one in FACTS
        if not one["owner"].strip()
        or not re.fullmatch(r"undated|.*\d{4}.*", one["date"])
        or not set(one["source"]) <= known
        or set(one["fact"]) != {"en", "zh"}
        or set(one.get("doubt", one["fact"])) != {"en", "zh"}
    ]
    assert not poor


def test_a_fact_is_short_enough_to_be_quoted():
    long = [
        one["id"]
        for one in FACTS
        if len(one["fact"]["en"].split()) > MOST_WORDS or len(one["fact"]["zh"]) > MOST_CHARACTERS
    ]
    assert not long


def test_no_two_facts_say_the_same():
    for lang in ("en", "zh"):
        said = [one["fact"][lang] for one in FACTS]
        assert len(said) == len(set(said))


def test_the_facts_of_the_documents_are_complete():
    assert [f"F{number:03}" for number in range(1, 276) if f"F{number:03}" not in BY_ID] == []


def written():
    """Every concept there is, of courses that are not finished yet as well."""
    files = (ROOT / "curriculum").glob("*/concepts/*.yaml")
    return [Written(file.parents[1].name, file.stem) for file in sorted(files)]


def test_every_fact_is_cited_by_a_concept_or_marked_as_background():
    cited = {fact for one in written() for fact in one.data["sources"]}
    idle = [one["id"] for one in FACTS if one["id"] not in cited and not one.get("background")]
    both = [one["id"] for one in FACTS if one["id"] in cited and one.get("background")]
    assert (idle, both) == ([], [])


def test_every_concept_cites_facts_that_are_there():
    assert [str(one) for one in CONCEPTS if not one.data["sources"]] == []
    assert {fact for one in CONCEPTS for fact in one.data["sources"]} <= BY_ID.keys()


def test_every_source_is_used():
    used = {source for one in FACTS for source in one["source"]}
    assert {one["id"] for one in SOURCES} - used == set()


def simplified(text):
    """The Chinese characters of a text, in simplified form."""
    return "".join(re.findall(r"[\u4e00-\u9fff]", _SIMPLIFY(text)))


_SIMPLIFY = OpenCC("t2s").convert


def own_words():
    """Every Chinese text of ours that could have been copied, with where it stands."""
    for one in FACTS:
        yield one["id"], one["fact"]["zh"]
        yield f"{one['id']} doubt", one.get("doubt", {}).get("zh", "")
    for one in CONCEPTS:
        for text in texts(only(one.data, "zh")):
            yield str(one), text


def runs(text):
    """Every stretch of a text that would be too long to be a coincidence."""
    plain = simplified(text)
    return {plain[at : at + MOST_IN_A_ROW] for at in range(len(plain) - MOST_IN_A_ROW + 1)}


def copied(ours, documents):
    """The stretches of our texts that stand in a document too, with where."""
    theirs = set().union(*map(runs, documents))
    return [(where, one) for where, text in ours for one in sorted(runs(text) & theirs)]


@has_documents
def test_no_sentence_of_a_source_document_was_copied():
    documents = [file.read_text("utf-8") for file in sorted(DOCUMENTS.glob("*.txt"))]
    assert len(documents) >= 5
    assert copied(own_words(), documents) == []


def test_a_copied_sentence_would_be_noticed_in_traditional_characters_too():
    document = "他說，一個模型讀完整個網際網路之後，仍然不知道自己不知道什麼。"
    ours = [
        ("F001", "他说，一个模型读完整个网际网路之后，仍然不知道自己"),
        ("F002", "模型不知道什么。"),
    ]
    assert {where for where, _ in copied(ours, [document])} == {"F001"}
