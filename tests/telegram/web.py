"""Just enough HTTP/1.1 to be talked to by a real client: keep-alive, forms, multipart, JSON."""

import asyncio
import contextlib
import json
import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class Request:
    path: str
    params: dict
    files: dict = field(default_factory=dict)


class Dropped(Exception):
    """Close the connection without a reply."""


class Site:
    """Serves `answer(request) -> (status, body)` on a free port of 127.0.0.1."""

    def __init__(self, answer):
        self._answer = answer
        self._writers = set()

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=2**24)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_):
        self._server.close()
        for writer in list(self._writers):
            writer.close()
        await self._server.wait_closed()

    async def _serve(self, reader, writer):
        self._writers.add(writer)
        try:
            while request := await _read(reader):
                status, body = await self._while_connected(reader, self._answer(request))
                head = (
                    f"HTTP/1.1 {status} Whatever\r\nContent-Type: application/json\r\n"
                    f"Content-Length: {len(body)}\r\n\r\n"
                )
                writer.write(head.encode() + body)
                await writer.drain()
        except (Dropped, ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._writers.discard(writer)
            with contextlib.suppress(ConnectionError):
                writer.close()

    async def _while_connected(self, reader, answer):
        """The answer; given up when the client hangs up, as in a long poll of a dead bot."""
        task = asyncio.ensure_future(answer)
        while not task.done():
            await asyncio.wait([task], timeout=0.02)
            if reader.at_eof():
                task.cancel()
                raise Dropped
        return task.result()


async def _read(reader):
    head = await reader.readuntil(b"\r\n\r\n") if not reader.at_eof() else b""
    if not head:
        return None
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    path, _, query = first.split(" ")[1].partition("?")
    params = dict(parse_qsl(query, keep_blank_values=True))
    kind = headers.get("content-type", "")
    files = {}
    if kind.startswith("multipart/form-data"):
        fields, files = _multipart(body, kind)
        params |= fields
    elif kind.startswith("application/json"):
        params |= json.loads(body)
    else:
        params |= dict(parse_qsl(body.decode(), keep_blank_values=True))
    return Request(path, params, files)


def _multipart(body, kind):
    boundary = re.search(r'boundary="?([^";]+)', kind)[1].encode()
    fields, files = {}, {}
    for part in body.split(b"--" + boundary)[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        name = re.search(rb'name="([^"]*)"', head)[1].decode()
        content = content.removesuffix(b"\r\n")
        if b"filename=" in head:
            files[name] = content
            fields["filename"] = re.search(rb'filename="([^"]*)"', head)[1].decode()
        else:
            fields[name] = content.decode()
    return fields, files
