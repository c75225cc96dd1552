"""A course of one step about tea that cools down, for tests of who reads answers about it."""

from tutor.core.course import (
    Concept,
    Course,
    Explain,
    Guess,
    Item,
    KeyPoint,
    Number,
    Prose,
    Solution,
    Term,
)

ASK = {"en": "Why does a cup of tea cool down by itself?", "zh": "一杯茶为什么会自己变凉？"}
HEAT = KeyPoint(
    "heat",
    {"en": "heat moves from the tea into the colder air", "zh": "热量从茶传到较冷的空气里"},
    {"en": ("heat mov*|flow*|goes air",), "zh": ("热|热量 传|流|跑 空气",)},
    {"en": ("cold mov*|flow*|goes tea",), "zh": ("冷|冷气 传|流|跑 茶",)},
)
UNTIL = KeyPoint(
    "until",
    {"en": "it goes on until both are equally warm", "zh": "直到两边一样热才停"},
    {"en": ("until equal* warm",), "zh": ("直到 一样 热",)},
)
RIGHT = {
    "en": ("The heat of the tea goes into the air, until both are equally warm.",),
    "zh": ("茶的热量传到空气里，直到两边一样热。",),
}
WRONG = {"en": ("Cold goes into the tea.",), "zh": ("冷气跑进茶里。",)}
ONE = Prose((HEAT,), RIGHT, WRONG)
BOTH = Prose((HEAT, UNTIL), RIGHT, WRONG)

SIP = {
    "en": "How warm is a room for a guest, in degrees?",
    "zh": "客人的房间有多少度？",
}

COOLING = Concept(
    "cooling",
    {"en": "Cooling down", "zh": "变凉"},
    {"en": "The tea you forgot is cold.", "zh": "忘了喝的茶凉了。"},
    Guess(
        {"en": "What would keep it warm?", "zh": "怎样才能保温？"}, {"en": "A lid.", "zh": "盖子。"}
    ),
    Solution(
        {"en": "Warm things warm the things around them.", "zh": "热的东西会使周围变热。"},
        {"en": "The room gets what the cup loses.", "zh": "杯子失去的，房间得到。"},
    ),
    {"en": "Tea of 80 degrees, a room of 20.", "zh": "茶 80 度，房间 20 度。"},
    (Item("why", ASK, ONE), Item("warm", SIP, Number(21.0))),
    Explain(Item("explain", ASK, BOTH)),
    introduces=(Term({"en": ("heat",), "zh": ("热量",)}),),
)
WET = Concept(
    "evaporation",
    {"en": "Evaporation", "zh": "蒸发"},
    {"en": "Wet skin is cold.", "zh": "湿皮肤发凉。"},
    Guess({"en": "Why?", "zh": "为什么？"}, {"en": "It takes heat.", "zh": "带走热。"}),
    Solution(
        {
            "en": "The quickest particles leave the water first.",
            "zh": "跑得最快的分子最先离开水面。",
        },
        {"en": "The slow ones stay.", "zh": "慢的留下来。"},
    ),
    {"en": "A wet shirt in the wind.", "zh": "风里的湿衬衫。"},
    (),
    Explain(Item("explain", {"en": "Why is wet skin cold?", "zh": "湿皮肤为什么凉？"}, ONE)),
    requires={"cooling": {"en": "heat comes first", "zh": "先要懂热量"}},
    introduces=(Term({"en": ("evaporation",), "zh": ("蒸发",)}),),
)
COURSE = Course("tea", {"en": "Tea", "zh": "茶"}, "evaporation", ("en", "zh"), (COOLING, WET), "v1")
