"""What a trial needs of whoever teaches."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from tutor.core.messages import Calling, Event, Reply, Visible

JudgeNow = Callable[[Calling], Reply]
"""A judge that replies at once."""


class Tutor(Protocol):
    """Takes events and gives visible actions; asks one question at a time."""

    def hear(self, event: Event, now: datetime) -> tuple[Visible, ...]:
        """What is shown after an event."""
        ...

    def known(self) -> frozenset[str]:
        """The concepts that this tutor now calls known."""
        ...

    def is_finished(self) -> bool:
        """Whether the way through the course has come to its end."""
        ...
