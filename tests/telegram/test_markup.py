"""Any text at all becomes messages that the strict server takes, with nothing lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.telegram.harness import ADA, running
from tests.telegram.rules import Refusal, is_empty, read_html, read_keyboard, read_text, units
from tutor.core.messages import Say, Shown
from tutor.faces.telegram.buttons import SHORT, are_long, cells, keyboard
from tutor.faces.telegram.markup import Span, clean, html, plain, spans
from tutor.faces.telegram.pages import ENTITIES, MESSAGE, pages

NASTY = [
    "<script>alert(1)</script>",
    "</b></pre><b>",
    "&lt; &amp; &nbsp; &#60; &",
    'a "quoted" <a href="x">',
    "*unclosed and `unclosed",
    "`<b>` *<i>* `&`",
    "**double** *** ``",
    "    <pre> code & more\n\n    again",
    "مرحبا *بك* يا 🎲 \u202eabc\u202c",
    "👨‍👩‍👧‍👦 " * 50,
    "x\x00y\x07z\ud800",
    "中文*强调*和`代码`",
    "a\r\nb\rc",
    "    \n    x\n    \n",
]
words = st.text(
    st.one_of(st.characters(), st.sampled_from('*`<>&" \n\t#;/=中🎲\u200d\u202e')), max_size=60
)
texts = st.lists(words, max_size=30).map("".join)
long_texts = st.builds(
    lambda parts, joint, times: joint.join(parts * times),
    st.lists(words, min_size=1, max_size=6),
    st.sampled_from(["\n\n", "\n", " ", "", "\n    ", "*", "`", "。"]),
    st.integers(1, 60),
)


def seen(text):
    return re.sub(r"[\s*`]", "", text)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_html_reads_back_as_the_text_it_was_made_of(text):
    marked = spans(text)
    assert read_html(html(marked))[0] == plain(marked)
    assert seen(plain(marked)) == seen(clean(text))


@given(long_texts, st.sampled_from([MESSAGE, 64, 17]))
@settings(max_examples=60, deadline=None)
def test_every_page_is_accepted_and_nothing_is_lost(text, limit):
    cut = pages(spans(text), limit)
    for page in cut:
        shown, _ = read_text({"text": html(page), "parse_mode": "HTML"}, "text", limit, "it")
        assert not is_empty(shown)
        assert units(plain(page)) <= limit
    kept = seen("".join(plain(page) for page in cut))
    assert [one for one in kept if not is_empty(one)] == [
        one for one in seen(plain(spans(text))) if not is_empty(one)
    ]


@given(long_texts)
@settings(max_examples=50, deadline=None)
def test_an_entity_is_torn_only_if_it_fills_a_page(text):
    limit = 200
    marked = spans(text)
    short = [span for span in marked if span.mark != "plain" and units(span.text) <= limit]
    kept = [span for page in pages(marked, limit) for span in page]
    for span in short:
        assert is_empty(span.text) or span in kept


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("so *this* is `x < y`", "so <b>this</b> is <code>x &lt; y</code>"),
        ("一个*重要*的词", "一个<b>重要</b>的词"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a*b*c", "a*b*c"),
        ("`*no*`", "<code>*no*</code>"),
        ("see:\n    x = 1\n\n    y = 2\nthen", "see:\n<pre>x = 1\n\ny = 2</pre>\nthen"),
        ("    a\n      b", "<pre>a\n  b</pre>"),
        ("*two\nlines*", "*two\nlines*"),
        ("(*a*), *b*.", "(<b>a</b>), <b>b</b>."),
    ],
)
def test_marks(text, source):
    assert html(spans(text)) == source


def test_a_cut_prefers_paragraphs_then_lines_then_words():
    def cut(text):
        return plain(pages(spans(text), 20)[0])

    assert cut("one one.\n\ntwo\ntwo two two two") == "one one.\n\n"
    assert cut("one one\ntwo two two two two") == "one one\n"
    assert cut("one two three four five six") == "one two three four "
    assert cut("一二三四五六七八。九十一二三四五六七八九十") == "一二三四五六七八。"
    assert cut("x" * 30) == "x" * 20
    assert cut("one `two three four` five six") == "one two three four "
    assert cut("see `two three four five`") == "see "


def test_a_cut_never_halves_an_emoji():
    assert [plain(page) for page in pages(spans("🎲" * 5), 5)] == ["🎲🎲", "🎲🎲", "🎲"]


def test_a_code_block_longer_than_a_page_is_closed_and_opened_again():
    block = "\n".join(f"    line {number}" for number in range(40))
    cut = pages(spans(block), 100)
    assert len(cut) > 2
    assert all(html(page).startswith("<pre>") for page in cut)
    assert "".join(plain(page) for page in cut) == plain(spans(block))


def test_a_page_has_no_more_entities_than_telegram_reads():
    cut = pages(spans("*a* " * (ENTITIES + 5)))
    assert [sum(span.mark == "strong" for span in page) for page in cut] == [ENTITIES, 5]


@given(
    st.integers(0, 10**15),
    st.lists(words.filter(lambda text: not is_empty(clean(text))), min_size=2, max_size=6),
)
@settings(max_examples=50, deadline=None)
def test_every_keyboard_is_accepted(number, options):
    shown = tuple(Shown(letter, text) for letter, text in zip("abcdef", options, strict=False))
    markup = keyboard(number, shown)
    rows = read_keyboard({"reply_markup": markup.to_json()})
    assert sum(map(len, rows)) == len(options)


def test_an_option_moves_into_the_text_when_its_button_would_be_cut():
    def lettered(text):
        return are_long([Shown("a", text)])

    assert not lettered("x" * SHORT)
    assert lettered("x" * (SHORT + 1))
    assert not lettered("中" * (SHORT // 2))
    assert lettered("中" * (SHORT // 2 + 1))
    assert cells("a中🎲") == 5


async def test_nasty_texts_arrive_as_they_are_over_http(telegram, scripted):
    script = [Say("x", {"text": text}) for text in NASTY]
    async with running(telegram, scripted(lambda event: script)):
        await telegram.say(ADA, "go")
        await telegram.wait_for(lambda: len(telegram.sent(ADA)) == len(NASTY))
    assert telegram.texts(ADA) == [plain(spans(text)).strip() for text in NASTY]
    assert not any(call.params.get("parse_mode") is None for call in telegram.did("sendMessage"))


@pytest.mark.parametrize(
    "source", ["<x>", "a < b", "a & b", "&nbsp;", "<b>", "</b>", "<b><i></b></i>", "<b></b>"]
)
def test_the_fake_server_is_strict_about_html(source):
    with pytest.raises(Refusal, match="can't parse entities"):
        read_html(source)


def test_the_fake_server_reads_good_html():
    text, entities = read_html('<b>a</b> &lt;&#128512;<a href="x">l</a><pre>p</pre>')
    assert text == "a <😀lp"
    assert entities == [("b", "a"), ("a", "l"), ("pre", "p")]


def test_a_span_knows_no_markup():
    assert html([Span("<b>", "strong")]) == "<b>&lt;b&gt;</b>"
