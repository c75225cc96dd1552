"""The only loop: event, step, commit, perform, next event.

The event, the new state, the evidence and the actions to be done are committed in one transaction;
the actions are carried out after it and ticked off one by one. So after a crash the loop first
carries out what is pending: a message may double but never vanish. Knows no face, no model and no
database, only the ports.
"""

from tutor.driver.loop import Driver, dice

__all__ = ["Driver", "dice"]
