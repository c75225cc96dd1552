"""A good small course about brewing tea, and tools to break it in one place."""

from pathlib import Path
from textwrap import dedent

from tutor.content.lint import lint
from tutor.content.rules.judge import Judging
from tutor.llm.doubts import doubts
from tutor.llm.offline import find_points

JUDGING = Judging(find_points, doubts)

COURSE = """\
id: tea
title: {en: Brewing tea, zh: 泡茶}
goal: {en: You can brew a good cup of tea., zh: 你能泡出一杯好茶。}
languages: [en, zh]
assumes: {en: You own a kettle., zh: 你有一个水壶。}
known_terms: {en: [water, cup], zh: [水]}
"""

LEAVES = """\
id: leaves
status: live
title: {en: What tea is, zh: 茶是什么}
requires: {}
introduces:
  - {en: [tea leaf, tea leaves], zh: [茶叶]}
why: Everything later speaks of leaves.
pain:
  en: |
    You ordered a green drink and got a brown one.
    Nobody can tell you why.
  zh: 你点了一杯绿的饮料，端来的却是褐色的。
guess:
  ask: {en: What makes one drink green?, zh: 为什么有的饮料是绿色的？}
  look_for: {en: That it comes from a plant., zh: 它来自植物。}
solution:
  first: {en: Tea leaves give water their colour., zh: 茶叶给水颜色。}
  then: {en: The rest of this course is about how., zh: 后面讲怎么做。}
example: {en: Put one leaf in a glass and watch., zh: 放一片在杯里看看。}
misconceptions:
  - id: dye
    shows: {en: The learner thinks somebody added dye., zh: 学习者以为加了色素。}
    reply: {en: No dye is needed., zh: 不需要色素。}
items:
  - id: colour
    kind: choice
    ask: {en: Where does the colour come from?, zh: 颜色从哪里来？}
    options:
      - {en: from the plant, zh: 来自植物, right: true}
      - {en: from dye, zh: 来自色素, misconception: dye}
      - {en: from the cup, zh: 来自杯子}
    hints:
      - {en: Look at the glass., zh: 看看杯子。}
    after: {en: The plant gives it away., zh: 植物给的颜色。}
  - id: count
    kind: number
    ask: {en: Two cups need 4 grams. How many grams for 3 cups?, zh: 两杯要 4 克，三杯要几克？}
    answer: 6
    tolerance: 0.1
    unit: g
    twin: count-again
  - id: count-again
    kind: number
    ask: {en: Two cups need 6 grams. How many grams for 4 cups?, zh: 两杯要 6 克，四杯要几克？}
    answer: 12
explain:
  ask: {en: Tell Ana where the colour comes from., zh: 告诉安娜颜色从哪里来。}
  pupil: {en: But why is mine brown?, zh: 可是我的为什么是褐色的？}
  key_points:
    - id: plant
      point: {en: The plant gives the colour., zh: 植物给出颜色。}
      say: {en: ["plant|leaf|leaves colour*"], zh: ["植物|叶 颜色"]}
      contradict: {en: ["dye* colour*"], zh: ["色素 颜色"]}
  right:
    en: [The plant gives the colour., The leaves colour the water.]
    zh: [植物给出颜色。, 叶子让水有了颜色。]
  wrong:
    en: [The dye colours it., The cup does it.]
    zh: [色素给它颜色。, 杯子的颜色。]
"""

HEAT = """\
id: heat
status: live
title: {en: Hot water, zh: 热水}
requires:
  leaves: {en: heat acts on them, zh: 热作用在它们上面}
introduces: []
sources: []
figures: {minutes: "3", total: "1,200"}
pain: {en: Cold water stays clear., zh: 冷水一直是清的。}
guess:
  ask: {en: What would help?, zh: 怎么办？}
  look_for: {en: Heat., zh: 加热。}
solution:
  first: {en: Hot water draws more out of tea leaves., zh: 热水从茶叶里带出更多。}
  then: {en: So warm it first., zh: 所以先加热。}
example: {en: Try one cold cup and one hot cup., zh: 冷热各试一杯。}
items:
  - id: how-long
    kind: number
    ask: {en: How many minutes are 180 seconds?, zh: 180 秒是几分钟？}
    answer: 3
    computed: minutes
  - id: steps
    kind: order
    ask: {en: Put the steps in order., zh: 把步骤排好。}
    steps:
      - {en: heat the water, zh: 烧水}
      - {en: pour it, zh: 倒水}
      - {en: wait, zh: 等待}
  - id: why-hot
    kind: short
    ask: {en: Why hot?, zh: 为什么要热？}
    key_points:
      - id: more
        point: {en: Heat draws more out., zh: 热能带出更多。}
        say: {en: ["heat|hot more"], zh: ["热 更多"]}
    right:
      en: [Hot water draws more colour out of them., Heat brings out more colour and taste.]
      zh: [热水从叶子里带出更多颜色。, 加热以后味道出来得更多。]
    wrong: {en: [It is nicer., It looks good.], zh: [更好喝。, 更好看。]}
explain:
  ask: {en: Tell Ana about heat., zh: 跟安娜讲讲热。}
  key_points:
    - id: more
      point: {en: Heat draws more out., zh: 热能带出更多。}
      say: {en: ["heat|hot more"], zh: ["热 更多"]}
  right:
    en: [Hot water draws more colour out of them., The heat brings out more colour and taste.]
    zh: [热水从叶子里带出更多颜色。, 加热以后味道出来得更多。]
  wrong: {en: [It is nicer., It looks good.], zh: [更好喝。, 更好看。]}
"""


def write_course(folder: Path, course=COURSE, **concepts: str) -> Path:
    """Write the tea course with other or further concepts; None leaves one out."""
    pages = {"leaves": LEAVES, "heat": HEAT, **concepts}
    tea = folder / "curriculum" / "tea"
    (tea / "concepts").mkdir(parents=True, exist_ok=True)
    (tea / "course.yaml").write_text(course, encoding="utf-8")
    for name, text in pages.items():
        if text is not None:
            file = tea / "concepts" / f"{name.replace('_', '-')}.yaml"
            file.write_text(dedent(text), encoding="utf-8")
    return tea


def but(text: str, old: str, new: str) -> str:
    """The text with one passage replaced; the passage must be there."""
    assert old in text, old
    return text.replace(old, new, 1)


def line_of(text: str, words: str) -> int:
    """The line on which some words stand first."""
    return text[: text.index(words)].count("\n") + 1


def linted(folder: Path, judge=None, **pages: str):
    """The problems of the tea course with some pages replaced, files by their bare names."""
    tea = write_course(folder, **pages)
    found = [str(one).replace(f"{tea}/", "") for one in lint(tea, judge)]
    return [one.replace("concepts/", "") for one in found]
