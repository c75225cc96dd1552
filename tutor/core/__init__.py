"""The pure core: it decides everything and touches nothing (no I/O, no clock, no dice)."""
