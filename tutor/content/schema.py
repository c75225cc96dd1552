"""What `course.yaml` and a concept file may contain: the fields, their kinds and their meaning.

Knows the shape of one file; the descriptions here are what editors show. What one field asks of
another is in `checks`, what one file asks of another in `rules`. Does not know lines or folders.
"""

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema

from tutor.content.fields import (
    Decimal,
    Flag,
    FreePhrasings,
    Language,
    Name,
    Phrasings,
    Shown,
    Text,
    Tolerance,
    Unit,
    Weight,
    Word,
    languages_of,
)
from tutor.content.rates import Difficulty, GuessRate, Slip

Status = Literal["draft", "live", "retired"]


class Fields(BaseModel):
    """A group of fields in which an unknown one is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class MisconceptionFields(Fields):
    """A known wrong idea."""

    id: Name = Field(description="Name of this wrong idea, unique in the concept.")
    shows: Text = Field(description="How one sees that a learner has it.")
    reply: Text = Field(description="What to say to it: kind and precise.")


class GuessFields(Fields):
    """The question that invites an attempt before the solution is shown."""

    ask: Text = Field(description="One question.")
    look_for: Text = Field(description="What a good guess would notice; shown after the attempt.")


class SolutionFields(Fields):
    """The idea that resolves the pain."""

    first: Text = Field(description="The whole idea in one sentence.")
    then: Text = Field(description="The rest, short.")


class OptionFields(Fields):
    """One answer of a choice: its text per language, beside `right` and `misconception`."""

    text: Text
    right: Flag = Field(default=False, description="true for the one right option.")
    misconception: Name | None = Field(
        default=None, description="The wrong idea that this option comes from."
    )

    @model_validator(mode="before")
    @classmethod
    def _gather_text(cls, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, dict):
            return value
        languages = languages_of(info)
        own = {key: one for key, one in value.items() if key in ("right", "misconception")}
        text = {key: one for key, one in value.items() if key not in own}
        strangers = (
            {} if languages is None else {k: v for k, v in text.items() if k not in languages}
        )
        known = {key: one for key, one in text.items() if key not in strangers}
        # `text` is our own name: typed by an author it is a stranger like any other.
        renamed = {("text:" if key == "text" else key): one for key, one in strangers.items()}
        return {**own, **renamed, "text": known}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        schema: dict[str, Any] = handler.resolve_ref_schema(handler(core_schema))
        schema["properties"].pop("text")
        schema["required"] = []
        schema["additionalProperties"] = {"type": ["string", "number", "boolean"]}
        return schema


class KeyPointFields(Fields):
    """One idea that an answer must contain."""

    id: Name = Field(description="Name of this idea, unique in the item.")
    point: Text = Field(description="The idea in one sentence, as it may be shown to a learner.")
    say: Phrasings = Field(description="Phrasings that show the idea: `boil*|hot water`.")
    contradict: FreePhrasings = Field(
        default_factory=dict, description="Phrasings that say the opposite."
    )
    missing: Text | None = Field(
        default=None,
        description="What an answer without it leaves open; must not give it away.",
    )


Hints = Annotated[
    list[Text],
    Field(
        default_factory=list,
        max_length=3,
        description="0 to 3: point at the place; the principle; a worked analogue.",
    ),
]
RightAnswers = Annotated[
    FreePhrasings,
    Field(default_factory=dict, description="Model answers that must pass, at least 2 a language."),
]
WrongAnswers = Annotated[
    FreePhrasings,
    Field(default_factory=dict, description="Answers that must not pass, at least 2 a language."),
]


SlipField = Annotated[
    Slip | None,
    Field(default=None, description="How often somebody who knows it answers wrong, 0.001 to 0.4."),
]
GuessField = Annotated[
    GuessRate | None,
    Field(default=None, description="How often somebody who does not is right, 0.001 to 0.6."),
]


class ItemFields(Fields):
    """What items of every kind have."""

    id: Name = Field(description="Name of this item, unique in the concept.")
    ask: Text = Field(description="The question.")
    hints: Hints
    after: Text | None = Field(default=None, description="Why the answer is what it is.")
    twin: Name | None = Field(
        default=None, description="The item that asks the same with other numbers."
    )
    slip: SlipField
    guess: GuessField


class ChoiceFields(ItemFields):
    """Pick one option."""

    kind: Literal["choice"]
    options: list[OptionFields] = Field(
        min_length=2, max_length=6, description="2 to 6 answers, one of them right."
    )


class NumberFields(ItemFields):
    """Give a number."""

    kind: Literal["number"]
    answer: Decimal = Field(description="The right number.")
    tolerance: Tolerance = Field(default=0.0, description="How far off an answer may be.")
    unit: Unit = Field(
        default_factory=dict,
        description="What is counted: one symbol for every language, or a text per language.",
    )
    computed: Word | None = Field(default=None, description="The figure that the answer is.")


class OrderFields(ItemFields):
    """Put steps in order."""

    kind: Literal["order"]
    steps: list[Text] = Field(
        min_length=3, max_length=7, description="3 to 7 steps in the right order."
    )


class ShortFields(ItemFields):
    """Answer in your own words."""

    kind: Literal["short"]
    key_points: list[KeyPointFields] = Field(min_length=1, description="What it must contain.")
    right: RightAnswers
    wrong: WrongAnswers


class BuildFields(ItemFields):
    """Write a program; the course's `builds/<concept>.py` checks it on the learner's machine."""

    kind: Literal["build"]
    needs: Word | None = Field(
        default=None, description="The file of the course that the program reads."
    )
    checks: dict[Name, Text] = Field(
        min_length=1,
        description="Per check, in order, what to tell somebody whose program fails it.",
    )
    answer: Decimal = Field(description="The number that only the finished program can tell.")
    tolerance: Tolerance = Field(default=0.0, description="How far off that number may be.")
    unit: Unit = Field(default_factory=dict, description="What is counted.")
    computed: Word | None = Field(default=None, description="The figure that the number is.")


class ExplainFields(Fields):
    """Explain it back."""

    ask: Text = Field(description="The request to explain the concept in one's own words.")
    pupil: Text | None = Field(default=None, description="What a confused pupil asks next.")
    key_points: list[KeyPointFields] = Field(min_length=1, description="What it must contain.")
    right: RightAnswers
    wrong: WrongAnswers
    slip: SlipField
    guess: GuessField


AnyItem = Annotated[
    ChoiceFields | NumberFields | OrderFields | ShortFields | BuildFields,
    Field(discriminator="kind"),
]
ITEM_KINDS: dict[str, type[ItemFields]] = {
    "choice": ChoiceFields,
    "number": NumberFields,
    "order": OrderFields,
    "short": ShortFields,
    "build": BuildFields,
}


class ConceptFields(Fields):
    """One teachable step of the ramp."""

    id: Name = Field(description="The file's name without .yaml; it never changes.")
    status: Status = Field(description="Only live concepts reach learners.")
    was: list[Name] = Field(default_factory=list, description="Former ids of this concept.")
    title: Text = Field(description="A few words.")
    requires: dict[Name, Text] = Field(
        description="Concept that must be known first: the reason. {} for a beginning."
    )
    encompasses: dict[Name, Weight] = Field(
        default_factory=dict, description="Practising this also practises that, 0 to 1."
    )
    supersedes: list[Name] = Field(
        default_factory=list, description="Concepts that need no review once this is known."
    )
    introduces: list[Phrasings] = Field(
        default_factory=list, description="New words, all spellings per language."
    )
    sources: list[Word] = Field(default_factory=list, description="Ids of facts in seeds.")
    figures: dict[str, Shown] = Field(
        default_factory=dict, description="Computed numbers as the text shows them."
    )
    why: Word | None = Field(default=None, description="For the next author; never shown.")
    difficulty: Difficulty | None = Field(
        default=None,
        description="How much harder it is than its place on the ramp, -4 to 4; 0 is as hard.",
    )
    pain: Text = Field(description="The problem, felt; no solution in it.")
    guess: GuessFields
    solution: SolutionFields
    example: Text = Field(description="A worked example.")
    misconceptions: list[MisconceptionFields] = Field(
        default_factory=list, description="Known wrong ideas."
    )
    items: list[AnyItem] = Field(description="The questions.")
    explain: ExplainFields


class CourseFields(Fields):
    """The goal of a course and what it takes for granted."""

    id: Name = Field(description="The name of the folder.")
    title: Text = Field(description="A few words.")
    goal: Text = Field(description="What the learner can do at the end.")
    languages: list[Language] = Field(min_length=1, description="The languages of every text.")
    assumes: Text | None = Field(default=None, description="What a learner should bring.")
    known_terms: FreePhrasings = Field(
        default_factory=dict, description="Words that everybody is assumed to know."
    )
    seeds: Word | None = Field(default=None, description="The folder that has facts.yaml.")
