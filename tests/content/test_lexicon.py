"""The words the judge knows of by itself: complaints name file and form."""

import pytest

from tutor.content.lexicon import load_lexicon, shipped_lexicon
from tutor.content.wording import WordingError

GOOD = """\
opposites:
  - - up higher
    - down
neutral: [look up]
synonyms:
  - [total, sum, whole]
alike:
  - [row, line]
grading: [full marks]
"""


def test_opposites_have_a_scale_and_a_side(tmp_path):
    (tmp_path / "words.en.yaml").write_text(GOOD, "utf-8")
    found = load_lexicon(tmp_path)
    assert found.sides["up"] == found.sides["higher"]
    scale, side = found.sides["down"]
    assert found.sides["up"] == (scale, -side)
    assert found.synonyms["total"] == ("sum", "whole")
    assert found.alike == {"row": "row", "line": "row"}
    assert (found.neutral, found.grading) == (frozenset({"look up"}), ("full marks",))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (GOOD.replace("grading: [full marks]\n", ""), "expected exactly the keys"),
        (GOOD.replace("    - down\n", ""), "expected 2 sides at `opposites`, found 1"),
        (GOOD.replace("[look up]", "look up"), "expected a list of texts at `neutral`"),
        (GOOD + "grading: [again]\n", "grading"),
    ],
)
def test_a_malformed_file_is_named_with_what_is_wrong(tmp_path, text, complaint):
    (tmp_path / "words.en.yaml").write_text(text, "utf-8")
    with pytest.raises(WordingError, match=complaint) as error:
        load_lexicon(tmp_path)
    assert "words.en.yaml" in str(error.value)


def test_a_folder_without_words_is_an_error(tmp_path):
    with pytest.raises(WordingError, match="expected at least one"):
        load_lexicon(tmp_path)


def test_no_shipped_word_stands_on_both_sides_of_anything():
    lexicon = shipped_lexicon()
    assert not lexicon.neutral & set(lexicon.sides)
    assert not [
        (word, other)
        for word, others in lexicon.synonyms.items()
        for other in others
        if word in lexicon.sides
        and other in lexicon.sides
        and lexicon.sides[word][0] == lexicon.sides[other][0]
        and lexicon.sides[word] != lexicon.sides[other]
    ]
