"""A meter that keeps what it is told, for tests of who uses a model."""

from dataclasses import dataclass, field

from tutor.ports import Usage


@dataclass
class Meter:
    spent: bool = False
    records: list[Usage] = field(default_factory=list)

    def record(self, usage):
        self.records.append(usage)

    def is_spent(self, learner):
        return self.spent
