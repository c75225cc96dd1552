"""Tests of the simulated learners and of the trials they take part in."""
