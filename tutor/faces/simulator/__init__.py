"""A face made of numbers: simulated learners who take a course, so that a tutor can be measured.

Simulated learners show that an engine is consistent: that it notices what is known and what is
not. They do not show that people learn.
"""
