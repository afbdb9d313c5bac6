"""What a run is told: options of the command line, and the organisation's policy."""

from __future__ import annotations

from pixellint.settings.load import load_policy
from pixellint.settings.policy import Agreement, Policy, Settings

__all__ = ["Agreement", "Policy", "Settings", "load_policy"]
