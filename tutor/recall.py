"""When a thing will be forgotten: the FSRS scheduler of the `fsrs` package, day by day.

Implements the core's `Scheduler`. The package counts whole 24-hour spans, so it is fed calendar
days (midnights, UTC); its fuzz, its clock and its short learning steps are switched off, which
makes it a pure function: learning within the day is the lesson's business.
"""

from datetime import UTC, date, datetime, time

import fsrs

from tutor.core.learner import Card


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


class FsrsScheduler:
    """FSRS with its published default parameters; `retention` is the wanted P(recall)."""

    def __init__(self, retention: float = 0.9) -> None:
        self._fsrs = fsrs.Scheduler(
            desired_retention=retention,
            learning_steps=(),
            relearning_steps=(),
            enable_fuzzing=False,
        )

    def next_card(self, card: Card | None, day: date, is_success: bool) -> Card:
        """The card after a review on `day`: rated Good, or Again when it failed.

        >>> first = FsrsScheduler().next_card(None, date(2026, 11, 1), True)
        >>> (first.due - first.last).days
        2
        """
        known = fsrs.Card(card_id=1, due=_midnight(day))
        if card is not None:
            known = fsrs.Card(
                card_id=1,
                state=fsrs.State.Review,
                stability=card.stability,
                difficulty=card.difficulty,
                due=_midnight(card.due),
                last_review=_midnight(card.last),
            )
        rating = fsrs.Rating.Good if is_success else fsrs.Rating.Again
        after, _ = self._fsrs.review_card(known, rating, _midnight(day))
        if after.stability is None or after.difficulty is None:
            raise AssertionError("FSRS sets both after a review")
        return Card(after.stability, after.difficulty, day, after.due.date())
