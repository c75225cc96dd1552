import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.numerals import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("27", 27),
        ("２７", 27),
        ("٢٧", 27),
        ("-2.5", -2.5),
        ("−2.5", -2.5),
        ("minus 2.5", -2.5),
        ("8 546", 8546),
        ("8'546", 8546),
        ("1 000 000", 1_000_000),
        ("1,234,567", 1_234_567),
        ("0,138", 0.138),
        (".138", 0.138),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("2.5e-3", 0.0025),
        ("2.5×10^-3", 0.0025),
        ("2.5×10⁻³", 0.0025),
        ("1/7", 1 / 7),
        ("4410/32033", 4410 / 32033),
        ("1 in 7", 1 / 7),
        ("1 out of 7", 1 / 7),
        ("½", 0.5),
        ("2½", 2.5),
        ("half", 0.5),
        ("about 27", 27),
        ("= 27", 27),
        ("27 symbols", 27),
        ("**27**", 27),
        ("27?", 27),
        ("27, right?", 27),
        ("x = 27", 27),
        ("26 + 1 = 27", 27),
        ("26 + 1", 27),
        ("26 加 1 等于 27", 27),
        ("27 (26 letters + 1)", 27),
        ("27, because there are 26 letters and one boundary", 27),
        ("I don't know, maybe 27", 27),
        ("not 26 but 27", 27),
        ("17 or seventeen", 17),
        ("0.25 or 25%", 0.25),
        ("2^10", 1024),
        ("27**2", 729),
        ("27²", 729),
        ("27 x 27", 729),
        ("27 × 27 = 729 cells", 729),
        ("(26 + 1)^2", 729),
        ("ln 27", math.log(27)),
        ("-ln(0.05)", -math.log(0.05)),
        ("log2(8)", 3),
        ("exp(2.454)", math.exp(2.454)),
        ("e^2", math.e**2),
        ("1.5万", 15000),
        ("约 27 个", 27),
        ("答案是27。", 27),
        ("是27吧？", 27),
        ("不是26，是27", 27),
        ("因为有26个字母加一个边界，所以是27", 27),
        ("一共 27 个", 27),
        ("二十七", 27),
        ("七百二十九", 729),
        ("三万两千零三十三", 32033),
        ("零点一三八", 0.138),
        ("负三", -3),
        ("三分之一", 1 / 3),
        ("七分之1", 1 / 7),
        ("twenty-seven", 27),
        ("Seven hundred and twenty nine cells", 729),
        ("zero point one three eight", 0.138),
        ("infinite", math.inf),
        ("-inf", -math.inf),
        ("无穷大", math.inf),
        ("∞", math.inf),
        *((text, 1156) for text in ("34 squared", "34的平方", "34 by 34", "a 34 by 34 table")),
        *((text, 1156) for text in ("34 rows times 34 columns", "34行乘34列", "the square of 34")),
        *((text, 100_000) for text in ("100k", "100 k", "10 to the 5th", "ten to the fifth")),
        *((text, 100_000) for text in ("10的5次方", "10的五次方", "10 to the power of 5")),
        ("5.12k", 5120),
        *((text, -0.7) for text in ("—0.7", "——0.7", "-0.7", "答案是—0.7", "负零点七")),
        ("(2.473-2.480)/0.01", -0.7),
        ("0.5 - 0.1 * -0.2", 0.52),
        *((text, 1 / (1 + math.exp(-2))) for text in ("e^3/(e^3+e)", "e³/(e³+e)")),
        *((text, math.exp(2.454)) for text in ("e的2.454次方", "e to the 2.454")),
        *((text, 2 * math.log(2)) for text in ("2 ln 2", "2ln2", "2 * ln(2)")),
        *((text, 25626.4) for text in ("80% of 32033", "32033的80%", "32033的百分之八十")),
        ("9次，8个字母加上1个停", 9),
        ("8 letters plus 1 stop", 9),
        ("9 times", 9),
        ("it's 9!", 9),
        ("9！", 9),
        ("the answer is **27**", 27),
        ("0。394", 0.394),
        ("the answer is one", 1),
        ("一次", 1),
        ("it takes nine questions", 9),
        ("8个字母加停，一共9次", 9),
        ("the row adds up to 7", 7),
        ("b-e-n-j-a-m-i-n and stop: 9", 9),
    ],
)
def test_one_number_is_read(text, value):
    assert read_number(text) == (pytest.approx(value),)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,234", (1234, 1.234)),
        ("13.8%", (0.138, 13.8)),
        ("１３.８％", (0.138, 13.8)),
        ("13.8 percent", (0.138, 13.8)),
        ("百分之十三", (0.13, 13)),
        ("log(100)", (math.log(100), 2)),
        ("19 out of 25", (0.76, 19)),
        ("nineteen of the 25", (0.76, 19)),
        ("25个里有19个", (0.76, 19)),
        ("3 in 20", (0.15, 3)),
    ],
)
def test_every_sensible_reading_is_given(text, values):
    assert read_number(text) == pytest.approx(values)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "none that I know",
        "3 or 4",
        "27或28",
        "between 3 and 4",
        "3-4",
        "0.5 to 0.6",
        "not 27",
        "it isn't 27",
        "不是 27",
        "不等于27",
        "at least 27",
        "> 27",
        "大于27",
        "1.2.3",
        "2024-01-01",
        "12:30",
        "gpt2",
        "nan",
        "7/0",
        "ln 0",
        "inf - inf",
        "9**9**9",
        "(-8)^0.5",
        "1e999",
        "9" * 50,
        "一样",
        "the one before",
        "not a number",
        *("+/- 0.7", "± 0.7", "plus or minus 0.7", "正负0.7", "+-0.7"),
        *("the first one", "there is one minimum", "一步到底", "一个一个来"),
        *("8 = 9", "almost 9", "9!", "8 therefore 9 no wait 8", "9th", "第9", "第九", "9分之"),
        *("9 factorial", "9 dozen", "-3a", "-3 a", "9 x", "9m"),
        *("34 doubled", "34 times itself", "34 by itself", "34 multiplied", "34 trillion"),
        *("letters + 1", "26 letters and one boundary", "8 letters + stop", "twice 17", "根号9"),
        *(
            "34 rows and 34 columns",
            "34行34列",
            "33 + 1 squared",
            "34 symbols squared",
            "33 plus 1 squared",
        ),
        "in the end all nine of us stayed at home",
    ],
)
def test_no_number_or_several_give_no_reading(text):
    assert read_number(text) == ()


@given(st.text(max_size=600))
def test_no_text_makes_it_raise(text):
    assert not any(math.isnan(value) for value in read_number(text))


@given(
    st.lists(
        st.sampled_from(
            [
                *"0123456789.,'-+*/^()%= eE",
                "**",
                "ln",
                "exp(",
                "inf",
                "nan",
                "十",
                "亿",
                "点",
                "分之",
            ]
        ),
        max_size=80,
    )
)
def test_no_arithmetic_makes_it_raise(signs):
    assert not any(math.isnan(value) for value in read_number("".join(signs)))


@pytest.mark.parametrize(
    "text",
    ["9" * 1_000_000, "9**" * 150, "(" * 400, "万" * 400, "1," * 240, "ﷺ" * 480, "one " * 120],
)
def test_hostile_input_ends_at_once(text):
    start = time.perf_counter()
    read_number(text)
    assert time.perf_counter() - start < 1.0


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_reads_as_itself(number):
    assert float(number) in read_number(str(number))
    assert float(number) in read_number(f"{number:,}")


@given(st.floats(-1e9, 1e9).map(lambda value: round(value, 6)))
def test_a_decimal_number_reads_as_itself_with_either_mark(number):
    shown = f"{number:.6f}"
    assert read_number(shown) == (number,)
    assert number in read_number(shown.replace(".", ","))
