import base64
import hashlib
import socket

import pytest
import tiktoken
import tiktoken.load
from tiktoken.load import data_gym_to_mergeable_bpe_ranks, load_tiktoken_bpe
from tiktoken_ext import openai_public

from tutor.llm import tokens
from tutor.llm.tokens import count

URL = "https://vocabulary.invalid/tiny.tiktoken"
TOKENS = [bytes([one]) for one in range(256)] + [b"te", b"tea"]
RAW = b"".join(base64.b64encode(one) + b" %d\n" % rank for rank, one in enumerate(TOKENS))
HASH = hashlib.sha256(RAW).hexdigest()
MODEL = "gpt-4o"
SPECIAL = {"<|endoftext|>": 999}


def tiny():
    ranks = load_tiktoken_bpe(URL, expected_hash=HASH)
    return {
        "name": "tiny",
        "pat_str": r"\S+|\s+",
        "mergeable_ranks": ranks,
        "special_tokens": SPECIAL,
    }


def by_another_loader():
    ranks = data_gym_to_mergeable_bpe_ranks(URL, URL)
    return {
        "name": "tiny",
        "pat_str": r"\S+|\s+",
        "mergeable_ranks": ranks,
        "special_tokens": SPECIAL,
    }


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def closed(*_, **__):
        raise AssertionError("somebody tried to reach the network")

    monkeypatch.setattr(socket, "getaddrinfo", closed)
    monkeypatch.setattr(socket.socket, "connect", closed)
    monkeypatch.setattr(tiktoken.load, "read_file", closed)
    tokens._encoding.cache_clear()
    yield
    tokens._encoding.cache_clear()


@pytest.fixture
def constructors(monkeypatch):
    def use(made):
        name = tiktoken.encoding_name_for_model(MODEL)
        monkeypatch.setitem(openai_public.ENCODING_CONSTRUCTORS, name, made)

    return use


def put(folder, raw):
    (folder / hashlib.sha1(URL.encode()).hexdigest()).write_bytes(raw)


def test_with_its_vocabulary_at_hand_a_text_is_counted(tmp_path, constructors):
    constructors(tiny)
    put(tmp_path, RAW)
    assert count("tea tee", MODEL, tmp_path) == 4  # tea, a space, te, e
    assert count("<|endoftext|>", MODEL, tmp_path) == 12  # plain text, whatever it looks like


@pytest.mark.parametrize("model", [MODEL, "gpt-3.5-turbo", "gpt2", "qwen-max", ""])
def test_without_a_vocabulary_the_bytes_are_the_bound_and_nothing_is_fetched(tmp_path, model):
    assert count("tea 茶", model, tmp_path) == 7
    assert count("\ud83d", model, tmp_path) == 3
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("raw", [b"", RAW[:-9], b"not a vocabulary"])
def test_a_damaged_vocabulary_is_neither_used_nor_deleted_nor_fetched_again(
    tmp_path, constructors, raw
):
    constructors(tiny)
    put(tmp_path, raw)
    assert count("tea", MODEL, tmp_path) == 3
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [raw]


def test_no_other_way_to_load_a_vocabulary_is_open(tmp_path, constructors):
    constructors(by_another_loader)
    put(tmp_path, RAW)
    assert count("tea", MODEL, tmp_path) == 3


def test_every_known_encoding_takes_its_file_from_our_folder(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(tokens, "_ranks", lambda folder, url, _: asked.append(url) or {b"a": 0})
    for name, made in openai_public.ENCODING_CONSTRUCTORS.items():
        if name != "gpt2":  # of another format, for a model that nobody talks to
            tokens._without_network(made, tmp_path)()
    assert len(asked) >= 4 and all(url.endswith(".tiktoken") for url in asked)


def test_a_very_long_text_is_bounded_without_counting(tmp_path, constructors):
    constructors(tiny)
    put(tmp_path, RAW)
    assert count("tea" * 50_000, MODEL, tmp_path) == 150_000


def test_what_is_not_counted_is_never_bounded_too_low(tmp_path, constructors):
    texts = ["tea", "teatea te", "茶与水", "\u200b\u200b", "a" * 99]
    bounds = [count(text, "unknown", tmp_path) for text in texts]
    constructors(tiny)
    put(tmp_path, RAW)
    counted = [count(text, MODEL, tmp_path) for text in texts]
    assert all(least <= most for least, most in zip(counted, bounds, strict=True))
    assert counted != bounds
