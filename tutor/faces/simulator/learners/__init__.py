"""Two families of simulated learners, built on different ideas of what learning is.

They know the course and what a face shows. They know nothing of the engine: no formula of its
belief, placement, review or practice is used here, so that it is not examined by itself.
"""
