"""What an editor can do for its author at the cursor: mend a finding, accept it, move an item, add a guideline."""

from promisekit.language_server.actions.actions import actions, resolved

__all__ = ["actions", "resolved"]
