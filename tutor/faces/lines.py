"""Lines of text from a pipe, whatever comes in: invalid UTF-8, endless lines, no last newline.

Knows how to read a line without keeping more of it than anybody can have meant.
"""

from collections.abc import Iterator
from typing import BinaryIO

MAX_LINE = 64 * 1024
"""Bytes of one line that are kept; the rest of a longer line is read and dropped."""


def read_lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of a stream until it ends, without their line breaks.

    >>> import io
    >>> list(read_lines(io.BytesIO(b"one\\r\\ntwo")))
    ['one', 'two']
    """
    while line := stream.readline(MAX_LINE):
        rest = line
        while not rest.endswith(b"\n") and (rest := stream.readline(MAX_LINE)):
            pass
        yield line.decode("utf-8", errors="replace").rstrip("\r\n")
