"""How many people it takes to answer calls soon: Erlang's model of a queue.

A. K. Erlang (1917), "Solution of some Problems in the Theory of Probabilities of Significance in Automatic Telephone
Exchanges". A model, not a fact: calls come evenly over the hours and independently of each other, each takes as long
as others on average, nobody hangs up, and whoever is free takes the next call.
"""

from __future__ import annotations

import math


def chance_to_wait(people: int, load: float) -> float:
    """The part of calls that find nobody free, 0 to 1.

    ``load`` is the work that comes in while one hour passes, in hours (erlangs): calls an hour times hours a call.
    """
    if load <= 0:
        return 0.0
    if people <= load:
        return 1.0
    blocked = 1.0  # Erlang B, by its recursion: there are no factorials to overflow
    for number in range(1, people + 1):
        blocked = load * blocked / (number + load * blocked)
    return people * blocked / (people - load * (1 - blocked))


def answered_within(people: int, load: float, handling: float, seconds: float) -> float:
    """The part of calls that are answered within so many seconds, 0 to 1; ``handling`` is seconds a call."""
    if load <= 0:
        return 1.0
    if people <= load:
        return 0.0
    return 1 - chance_to_wait(people, load) * math.exp(-(people - load) * seconds / handling)


def people_needed(load: float, handling: float, seconds: float, share: float) -> int:
    """The least number of people with whom that part of calls (below 1) is answered within so many seconds."""
    people = max(1, math.floor(load) + 1)
    while answered_within(people, load, handling, seconds) < share:
        people += 1
    return people
