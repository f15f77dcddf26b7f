"""Whom a promise that became live tells nothing, though they meet the customers who count on it."""

from __future__ import annotations

from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise


def unguided(promise: Promise, portfolio: Portfolio) -> str:
    """``no guideline for `service-agent```: roles that work where it is kept and for which it has none there."""
    guided = promise.guided()
    touchpoints = [portfolio.touchpoints[one] for one in promise.kept_at if one in portfolio.touchpoints]
    roles = {role for one in touchpoints for role in one.roles if (role, one.id) not in guided}
    return f"no guideline for {', '.join(f'`{role}`' for role in sorted(roles))}" if roles else ""
