from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.samples import state
from tutor.core.learner import Learner, Standing
from tutor.core.messages import Action, Event, Say
from tutor.ports import StoreError
from tutor.store import codec


def values_of(shape):
    """Every value of a type of the core, found from its annotations."""
    origin, arguments = get_origin(shape), get_args(shape)
    if is_dataclass(shape):
        hints = get_type_hints(shape)
        return st.builds(shape, **{one.name: values_of(hints[one.name]) for one in fields(shape)})
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, UnionType):
        return st.one_of([values_of(one) for one in arguments])
    if origin is tuple:
        return st.lists(values_of(arguments[0]), max_size=3).map(tuple)
    if origin is Mapping:
        return st.dictionaries(values_of(arguments[0]), values_of(arguments[1]), max_size=3)
    if shape is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    if shape is NoneType:
        return st.none()
    return st.from_type(shape)


learners = values_of(Learner).map(lambda learner: replace(learner, format=codec.FORMAT))


@given(learners)
def test_a_learner_comes_back_as_it_went(learner):
    text = codec.encode_learner(learner)
    assert codec.decode_learner(text) == learner
    assert codec.encode_learner(codec.decode_learner(text)) == text


@pytest.mark.parametrize("kind", get_args(Event))
def test_an_event_comes_back_as_it_went(kind):
    @given(values_of(kind))
    def check(event):
        back = codec.decode_event(codec.encode_event(event))
        assert back == event
        assert type(back) is kind

    check()


@pytest.mark.parametrize("kind", get_args(Action))
def test_an_action_comes_back_as_it_went(kind):
    @given(values_of(kind))
    def check(action):
        back = codec.decode_action(codec.encode_action(action))
        assert back == action
        assert type(back) is kind

    check()


def test_whole_numbers_stay_whole_and_others_do_not():
    back = codec.decode_action(codec.encode_action(Say("n", {"a": 1, "b": 1.0, "c": "1"})))
    assert [type(value) for value in back.values.values()] == [int, float, str]


def test_the_order_of_a_mapping_leaves_no_trace():
    one = Learner("gpt", 7, standings={"a": Standing(), "b": Standing(tries=1)})
    other = Learner("gpt", 7, standings={"b": Standing(tries=1), "a": Standing()})
    assert codec.encode_learner(one) == codec.encode_learner(other)


def test_text_is_kept_in_its_own_script():
    assert "因为" in codec.encode_action(Say("因为"))


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_a_bug(number):
    with pytest.raises(ValueError, match="JSON compliant"):
        codec.encode_action(Say("n", {"a": number}))


@pytest.mark.parametrize("half", ["\ud800", "\udce9", "四\udfff"])
def test_half_a_character_does_not_lose_the_rest(half):
    back = codec.decode_action(codec.encode_action(Say(f"four {half}!")))
    assert back.key == f"four {half[:-1]}?!"


@pytest.mark.parametrize("extra", ["", ', "standings": []', ', "mood": "good"'])
def test_a_learner_from_the_future_is_refused_with_the_next_step(extra):
    text = f'{{"course": "gpt", "seed": 7, "format": 3{extra}}}'
    with pytest.raises(StoreError) as caught:
        codec.decode_learner(text)
    assert str(caught.value) == (
        "a stored learner has format 3, and this tutor reads formats up to 2: "
        "it was written by a newer version; upgrade the tutor"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "at the top: Invalid JSON"),
        ("[]", "at the top: "),
        ('{"course": "gpt"}', "at seed: Field required"),
        ('{"course": "gpt", "seed": 7, "standings": {"a": {"tries": "x"}}}', "standings.a.tries: "),
        ('{"course": "gpt", "seed": 7, "format": "new"}', "at format: "),
    ],
)
def test_a_damaged_learner_is_a_store_error_that_says_where(text, found):
    with pytest.raises(StoreError) as caught:
        codec.decode_learner(text)
    assert str(caught.value).startswith("a stored learner cannot be read: at ")
    assert found in str(caught.value)
    assert "restore a backup" in str(caught.value)


@pytest.mark.parametrize("decode", [codec.decode_event, codec.decode_action])
@pytest.mark.parametrize("text", ["{}", '{"kind": "sung"}', '{"kind": "said"}', "nonsense"])
def test_an_unknown_or_damaged_message_is_a_store_error(decode, text):
    with pytest.raises(StoreError, match=r"a stored (event|action) cannot be read: at"):
        decode(text)


def test_a_message_about_damage_does_not_repeat_the_learners_words():
    with pytest.raises(StoreError) as caught:
        codec.decode_event('{"kind": "said", "text": {"secret": 1}}')
    assert "secret" not in str(caught.value)


def test_an_older_learner_gets_the_defaults_of_what_is_new():
    assert codec.decode_learner('{"course": "gpt", "seed": 7}') == Learner("gpt", 7)
    assert codec.decode_learner(codec.encode_learner(state(3))) == state(3)
