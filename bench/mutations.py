"""Right answers turned into wrong ones that keep the right answer's own words.

Knows how to deny, doubt, mix up, quote and miscount a text in English and Chinese. Each mutation
takes a text, its language and a die and gives every wrong text that it can make of it; none when it
finds no place to work. Does not know the judge, and shares no word list with it.
"""

import re

ENDS = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
AUXILIARY = re.compile(
    r"\b(is|are|was|were|can|could|will|would|must|should|may|might|has|have|had|does|do|did)\b",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"\b(it|you|we|they|I|she|he)\b(?= [a-z])")
DENIED = re.compile(
    r"\b(?:not|never|no longer|no|hardly|without)\s|n't\b|\bcannot\b", re.IGNORECASE
)
CONDITION = re.compile(r"(?:if|when|since|because|as|with|after|once|where)\b", re.IGNORECASE)
NO_ORDER = re.compile(
    r"(?:the|a|an|with|from|if|when|every|each|by|since|because|after|once|as|in|at|to|where|what"
    r"|there|so|then|and|but|this|that|these|those|only|most|all|next|one|next|its|for|of|no)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"([，；：。！？])")
SPOT = re.compile(
    "是|会|能|要|应该|得|用|看|除以|变|接|加|取|抽|说|给|乘|有|成|记|忘|算|量|挪|走|减|丢|等于|就"
)
CHINESE_DENIED = re.compile("没有(?=.)|没(?!有)|不(?!同|过|断|管)|无法")


def words(text):
    """The words of a text; for lists that read well."""
    return text.split()


LITTLE = frozenset(
    words("""a an the of to in on at by for with and or but so is are was were be it its you your
    we our they them their this that these those as if when what which who has have had do does did
    from than then there here i my me can will would should must not no""")
)
ANTONYMS = {
    "en": words("""increase/decrease increases/decreases more/less more/fewer larger/smaller
        bigger/smaller higher/lower up/down uphill/downhill rises/falls rise/fall grows/shrinks
        raise/lower raising/lowering large/small big/tiny high/low positive/negative always/never
        all/none everything/nothing first/last before/after same/different better/worse best/worst
        lowest/highest most/fewest add/subtract multiply/divide divided/multiplied
        dividing/multiplying true/false known/unknown begins/ends start/end below/above many/few
        often/rarely with/without inside/outside"""),
    "zh": words("""大/小 多/少 高/低 上/下 升/降 正/负 增/减 加/减 乘/除 前/后 最后/最先 有/没有
        好/差 开头/结尾 相同/不同 一样/不一样 更大/更小 接近/远离
        全/没 新/旧 快/慢 越高/越低 赢/输 常/很少"""),
}
NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)")


def sentences(text):
    """The sentences of a text, each with its end."""
    return [one.strip() for one in ENDS.split(text) if one.strip()]


def bare(sentence):
    """A sentence without its end, and begun small where that is no name or letter."""
    text = sentence.rstrip(".!?。！？ ")
    return text[:1].lower() + text[1:] if re.match(r"[A-Z][a-z]+ ", text) else text


def each(frame):
    """A mutation that puts every sentence into a frame per language."""

    def mutate(text, lang, rng):
        return [" ".join(frame[lang].format(bare(one)) for one in sentences(text))]

    return mutate


def around(frame):
    """A mutation that puts the whole text into a frame per language."""
    return lambda text, lang, rng: [frame[lang].format(text.strip())]


def flipped(sentence):
    """A sentence of English without its denial."""
    found = DENIED.sub(lambda one: {"cannot": "can"}.get(one.group().lower(), ""), sentence)
    return re.sub(r"\bca\b", "can", found)


def denied_english(sentence, word):
    """An English sentence with one denial put in, or its own taken out."""
    if DENIED.search(sentence):
        return flipped(sentence)
    spots = list(AUXILIARY.finditer(sentence))
    if spots:
        spot = spots[-1] if CONDITION.match(sentence) else spots[0]
        return f"{sentence[: spot.end()]} {word}{sentence[spot.end() :]}"
    if not NO_ORDER.match(sentence) and not SUBJECT.match(sentence):
        start = "do not" if word == "not" else word
        return f"{start} {bare(sentence)}.".capitalize()
    spots = list(SUBJECT.finditer(sentence))
    if spots:
        spot = spots[-1] if CONDITION.match(sentence) else spots[0]
        helper = "does not" if spot.group() in {"it", "she", "he"} else "do not"
        return (
            f"{sentence[: spot.end()]} {helper if word == 'not' else word}{sentence[spot.end() :]}"
        )
    return f"It is {word} so that {bare(sentence)}."


def denied_chinese(sentence, word):
    """A Chinese sentence with every clause denied, or its own denial taken out."""
    parts = CLAUSE.split(sentence)
    for place, clause in enumerate(parts):
        if CHINESE_DENIED.search(clause):
            parts[place] = CHINESE_DENIED.sub(
                lambda one: "有" if one.group() == "没有" else "", clause, count=1
            )
        elif spot := SPOT.search(clause):
            at = spot.end() if spot.group() == "就" else spot.start()
            deny = "没" if word == "不" and spot.group() == "有" else word
            parts[place] = clause[:at] + deny + clause[at:]
    return "".join(parts)


def denied(words):
    """A mutation that denies every sentence with each of some words per language."""

    def mutate(text, lang, rng):
        deny = denied_english if lang == "en" else denied_chinese
        glue = " " if lang == "en" else ""
        return [glue.join(deny(one, word) for one in sentences(text)) for word in words[lang]]

    return mutate


def swapped_once(text, one, other):
    """Every text with one place of `one` turned into `other`."""
    border = r"\b" if one.isascii() else ""
    for found in re.finditer(f"{border}{one}{border}", text, re.IGNORECASE):
        yield text[: found.start()] + other + text[found.end() :]


def antonyms(text, lang, rng):
    """One word a time turned into its opposite."""
    found = []
    for pair in ANTONYMS[lang]:
        one, other = pair.split("/")
        found += [*swapped_once(text, one, other), *swapped_once(text, other, one)]
    return list(dict.fromkeys(found))


def tokens(text, lang):
    """Words of English, and of Chinese bits of two characters, as a shuffle moves them."""
    if lang == "en":
        return re.findall(r"[\w'/.-]*\w", text)
    return re.findall(r"[A-Za-z0-9.,/]*[A-Za-z0-9]|[\u4e00-\u9fff]{1,2}", text)


def mixed(order):
    """A mutation that orders the words of every sentence, and of the whole text, anew."""

    def mutate(text, lang, rng):
        glue, end = (" ", ". ") if lang == "en" else ("", "。")

        def line(part):
            return glue.join(order(tokens(part, lang), rng))

        parts = [line(one) for one in sentences(text)]
        found = [end.join(parts) + end.strip(), line(text) + end.strip()]
        if lang == "zh":
            single = [c for c in text if c not in "，。；：！？“”"]
            found.append(glue.join(order(single, rng)) + end)
        return found

    return mutate


def shuffle(words, rng):
    """The words in any order."""
    return rng.sample(words, len(words))


def keywords(times, mark):
    """A mutation that keeps only the words of content."""

    def mutate(text, lang, rng):
        kept = [word for word in tokens(text, lang) if word.lower() not in LITTLE]
        glue = mark if lang == "en" else {", ": "，", " ": " "}[mark]
        return [glue.join(kept * times)]

    return mutate


def exchanged(text, lang, rng):
    """The first and the last word of content of every sentence exchanged: who does what to whom."""
    if lang == "zh":
        parts = CLAUSE.split(text)
        turned = [
            clause[-2:] + clause[2:-2] + clause[:2] if len(clause) > 5 else clause
            for clause in parts
        ]
        return ["".join(turned)]
    turned = []
    for sentence in sentences(text):
        words = sentence.split()
        spots = [at for at, word in enumerate(words) if word.lower().strip(".,") not in LITTLE]
        if len(spots) > 1:
            first, last = spots[0], spots[-1]
            words[first], words[last] = words[last].strip(".,"), words[first]
        turned.append(" ".join(words).rstrip(".") + ".")
    return [" ".join(turned)]


def numbers(change):
    """A mutation that changes one number a time."""

    def mutate(text, lang, rng):
        found = []
        for one in NUMBER.finditer(text):
            value = float(one.group().replace(",", ""))
            if change(value) != value:
                found.append(text[: one.start()] + f"{change(value):.10g}" + text[one.end() :])
        return found

    return mutate


FIRST = {
    "not": denied({"en": ["not"], "zh": ["不", "并没有"]}),
    "never, hardly, rarely": denied({"en": ["never", "hardly", "rarely"], "zh": ["从不", "很少"]}),
    "it is false that": each({"en": "It is false that {}.", "zh": "说{}，是假的。"}),
    "it is not true that": each({"en": "It is not true that {}.", "zh": "并不是{}。"}),
    "... is wrong": each({"en": "{} is wrong.", "zh": "{}是错的。"}),
    "... , which is untrue": each({"en": "{}, which is untrue.", "zh": "{}，这种说法不成立。"}),
    "antonyms": antonyms,
    "shuffled": mixed(shuffle),
    "reversed": mixed(lambda words, rng: words[::-1]),
    "sorted": mixed(lambda words, rng: sorted(words, key=str.lower)),
    "keywords": keywords(1, ", "),
    "keywords x3": keywords(3, " "),
    "question": each({"en": "Is it true that {}?", "zh": "是不是{}？"}),
    "somebody said": each({"en": "Somebody said that {}.", "zh": "有人说{}。"}),
    "quoted and denied": around({"en": '"{}" No, not at all.', "zh": "“{}”不，完全不是这样。"}),
    "exchanged": exchanged,
    "number + 10": numbers(lambda value: value + 10),
    "number x 10": numbers(lambda value: value * 10),
}
"""The mutations that the judge was hardened against, by name."""

WHOLE = frozenset(FIRST) - {"antonyms", "exchanged", "number + 10", "number x 10"}
"""Those that leave nothing of the answer standing."""
