import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.number_words import read_chinese, read_english

DIGITS = "零一二三四五六七八九"


def in_chinese(number):
    """Written as a school book writes it, digit by digit from the left."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return in_chinese(high) + "万" + gap + (in_chinese(low) if low else "")
    text, is_gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            text += ("零" if is_gap and text else "") + DIGITS[digit] + unit
        is_gap = not digit
    return text


@given(st.integers(1, 99_999_999))
def test_every_chinese_number_is_read(number):
    assert read_chinese(in_chinese(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十三", 13),
        ("两百", 200),
        ("七百二", 720),
        ("一万三", 13_000),
        ("二零二四", 2024),
        ("〇", 0),
    ],
)
def test_spoken_short_forms_are_read(text, value):
    assert read_chinese(text) == value


@pytest.mark.parametrize("text", ["十十", "十百", "三点百", "百千", "一" * 30])
def test_what_is_no_chinese_number_is_refused(text):
    assert read_chinese(text) is None


@pytest.mark.parametrize("text", ["three four", "twenty twenty", "five twenty", "three point ten"])
def test_what_is_no_english_number_is_refused(text):
    assert read_english(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("zero", 0),
        ("nineteen", 19),
        ("a hundred", 100),
        ("two thousand three hundred and forty-one", 2341),
        ("thirty two thousand and thirty three", 32033),
        ("one half", 0.5),
        ("three quarters", 0.75),
    ],
)
def test_english_numbers_are_read(text, value):
    assert read_english(text) == value
