"""The two families by name."""

from collections.abc import Mapping

from tutor.faces.simulator.learners.mind import MakeMind
from tutor.faces.simulator.learners.production import ProductionMind
from tutor.faces.simulator.learners.skill import SkillMind

FAMILIES: Mapping[str, MakeMind] = {"skill": SkillMind, "production": ProductionMind}
"""Skills in logits with power-law forgetting; states with exponentially fading traces."""
