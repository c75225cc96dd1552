"""A server of chat completions for tests and benches: real HTTP on loopback, faults on demand.

A script, given the JSON of each request, says what to reply. The server streams when it is asked
to, and keeps what it was asked and how many clients hung up on it.

    async with OpenAIServer(lambda request: Reply("Hello.")) as server:
        model = Model(server.url, "key", "m-1", meter, clock)
"""

import asyncio
import contextlib
import json
import re
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Reply:
    """What the server does with one request; the default is a good reply with no words.

    `delay` passes before the head, `gap` before each piece. `cut` closes the connection behind so
    many pieces, `hangs_after` leaves it open there and sends nothing any more.
    """

    text: str = ""
    status: int = 200
    headers: dict = field(default_factory=dict)
    finish: str | None = "stop"
    refusal: str | None = None
    usage: tuple | None = (11, 7)
    delay: float = 0.0
    gap: float = 0.0
    cut: int | None = None
    hangs_after: int | None = None
    body: bytes | None = None
    size: int = 0
    content_type: str | None = None
    streams: bool = True
    drops: bool = False
    thinks: str = ""

    @classmethod
    def of(cls, value, **other):
        """A good reply that holds a value as JSON."""
        return cls(json.dumps(value, ensure_ascii=False), **other)

    @classmethod
    def error(cls, status, code="", message="no", **other):
        """An error as these servers tell it."""
        body = json.dumps({"error": {"message": message, "code": code, "type": "t", "param": None}})
        return cls(status=status, body=body.encode(), **other)


def rate_limited(retry_after=None):
    """429, with the header Retry-After where seconds are given."""
    headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}
    return Reply.error(429, "rate_limit_exceeded", headers=headers)


def without_schema(reply):
    """A script of a server that refuses schemas and replies to anything else."""

    def script(request):
        kind = request.get("response_format", {}).get("type")
        return Reply.error(400, message="response_format") if kind == "json_schema" else reply

    return script


MISBEHAVIOURS = {
    "429": lambda good: rate_limited(),
    "429 with a wait": lambda good: rate_limited(60),
    "500": lambda good: Reply.error(500),
    "503 in words": lambda good: Reply(status=503, body=b"<h1>busy</h1>", content_type="text/html"),
    "401": lambda good: Reply.error(401, "invalid_api_key"),
    "hang": lambda good: replace(good, delay=3600),
    "slow stream": lambda good: replace(good, gap=0.08),
    "hang in the middle": lambda good: replace(good, hangs_after=1),
    "cut stream": lambda good: replace(good, cut=1),
    "cut before the head": lambda good: Reply(drops=True),
    "truncated": lambda good: replace(good, text=good.text[: len(good.text) // 2], finish="length"),
    "bad JSON": lambda good: replace(good, text=good.text[:-1] + ","),
    "wrong schema": lambda good: Reply.of({"unheard": "of"}),
    "refusal": lambda good: Reply(refusal="I will not."),
    "filtered": lambda good: replace(good, finish="content_filter"),
    "empty": lambda good: Reply(),
    "10 MB": lambda good: replace(good, size=10_000_000),
    "10 MB error": lambda good: Reply(status=500, size=10_000_000),
    "wrong content type": lambda good: Reply(body=b"<p>log in", content_type="text/html"),
    "body that is no JSON": lambda good: Reply(body=b"oops", content_type="application/json"),
    "body of another kind": lambda good: Reply(body=b"[1]", content_type="application/json"),
    "stream of nonsense": lambda good: Reply(
        body=b"data: {oops\n\n", content_type="text/event-stream"
    ),
    "error in the stream": lambda good: Reply(
        body=b'data: {"error": {"message": "no"}}\n\n', content_type="text/event-stream"
    ),
    "bytes that are no UTF-8": lambda good: Reply(
        body=b"data: \xff\n\n", content_type="text/event-stream"
    ),
    "compressed": lambda good: Reply(body=b"\x1f\x8b", headers={"Content-Encoding": "gzip"}),
}
"""Name -> from a good reply to a bad one; none of them lets a client get its reply."""


class OpenAIServer:
    """Serves `POST .../chat/completions` by `script(request_json) -> Reply` on a free port.

    `requests` has the JSON of every request, `seen` their headers; `hung_up` counts the clients
    that closed the connection before their reply was over.
    """

    def __init__(self, script):
        self.script = script
        self.requests = []
        self.seen = []
        self.hung_up = 0
        self.sent = 0
        self._tasks = set()

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=2**22)
        self.port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/v1"
        return self

    async def __aexit__(self, *_):
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    async def idle(self):
        """Return once no request is being replied to and every client is gone."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _serve(self, reader, writer):
        task = asyncio.current_task()
        self._tasks.add(task)
        try:
            while True:
                request = await self._read(reader)
                self.requests.append(request)
                reply = self.script(request) if request else Reply.error(405)
                if not await self._while_connected(reader, self._reply(writer, request, reply)):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()
            with contextlib.suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _while_connected(self, reader, replying):
        """Whether the connection may go on; the reply is given up when the client hangs up."""
        task = asyncio.ensure_future(replying)
        try:
            while not task.done():
                await asyncio.wait([task], timeout=0.01)
                if reader.at_eof() and not task.done():
                    self.hung_up += 1
                    return False
            return task.result()
        except ConnectionError:
            self.hung_up += 1
            return False
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _read(self, reader):
        head = await reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")[1:]
        headers = {k.strip().lower(): v.strip() for k, _, v in (x.partition(":") for x in lines)}
        self.seen.append(headers)
        raw = await reader.readexactly(int(headers.get("content-length", 0)))
        return json.loads(raw) if head.startswith(b"POST") else {}

    async def _reply(self, writer, request, reply):
        """Send one reply; whether the connection may be used again."""
        await asyncio.sleep(reply.delay)
        if reply.drops:
            return False
        is_stream = bool(request.get("stream")) and reply.streams and reply.body is None
        is_stream = is_stream and reply.status == 200
        kind = reply.content_type or ("text/event-stream" if is_stream else "application/json")
        head = [f"HTTP/1.1 {reply.status} Whatever", f"Content-Type: {kind}"]
        head += [f"{name}: {value}" for name, value in reply.headers.items()]
        writer.write("\r\n".join([*head, "Transfer-Encoding: chunked", "", ""]).encode())
        for number, chunk in enumerate(_events(request, reply) if is_stream else _body(reply)):
            if number == reply.cut:
                return False
            if number == reply.hangs_after:
                await writer.drain()
                await asyncio.sleep(3600)
            await asyncio.sleep(reply.gap)
            writer.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
            await writer.drain()
            self.sent += len(chunk)
        writer.write(b"0\r\n\r\n")
        await writer.drain()
        return True


def _body(reply):
    """The body of a reply that is no stream, in several pieces."""
    raw = reply.body if reply.body is not None else whole_body(reply)
    step = max(1, len(raw) // 5 + 1)
    yield from (raw[at : at + step] for at in range(0, len(raw), step))
    yield from (b" " * 10_000 for _ in range(reply.size // 10_000))


def whole_body(reply):
    """The bytes of a completion that is sent as one."""
    return json.dumps(_completion(reply)).encode()


def stream_body(reply):
    """The bytes of a completion that is streamed."""
    return b"".join(_events({"stream_options": {"include_usage": True}}, reply))


def _completion(reply):
    message = {"role": "assistant", "content": reply.thinks + reply.text, "refusal": reply.refusal}
    done = {
        "id": "c-1",
        "object": "chat.completion",
        "created": 1,
        "model": "m-1",
        "choices": [{"index": 0, "message": message, "finish_reason": reply.finish}],
    }
    return done | ({"usage": _usage(reply)} if reply.usage else {})


def _usage(reply):
    read, written = reply.usage
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}


def _events(request, reply):
    """The events of a stream: words, the end, the count where it was asked for, and `[DONE]`."""
    yield _event({"role": "assistant", "content": ""})
    for word in re.findall(r"\S+\s*|\s+", reply.thinks + reply.text):
        yield _event({"content": word})
    if reply.refusal:
        yield _event({"refusal": reply.refusal})
    yield from (_event({"content": "x" * 9_900}) for _ in range(reply.size // 10_000))
    yield _event({}, reply.finish)
    if reply.usage and request.get("stream_options", {}).get("include_usage"):
        yield _data({"id": "c-1", "choices": [], "usage": _usage(reply)})
    yield b"data: [DONE]\n\n"


def _event(delta, finish=None):
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return _data({"id": "c-1", "object": "chat.completion.chunk", "choices": [choice]})


def _data(value):
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"
