"""A tutor that walks a learner up a ramp: pain first, then a guess, then the idea."""

__version__ = "0.4.0"
