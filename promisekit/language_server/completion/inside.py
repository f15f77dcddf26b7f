"""What stands in the same item: the steps of the journey, the commitments of the promise."""

from __future__ import annotations

from lsprotocol.types import CompletionItemKind as Kind

from promisekit.diagnostic import KeyPath
from promisekit.language_server.completion.offer import Offer
from promisekit.language_server.known import shortened
from promisekit.language_server.place import Cursor, Place
from promisekit.language_server.sketch import unquoted


def steps(cursor: Cursor, place: Place) -> list[Offer]:
    """The other steps of the same journey, those that follow first."""
    journey = place.path[:2]
    here = place.path[: place.path.index("steps") + 2]
    there = set(cursor.sketch.words(_list_of(place))) | {str(key) for key in cursor.sketch.children(place.path)}
    found: list[tuple[bool, Offer]] = []
    is_after = False
    for phase in cursor.sketch.children((*journey, "phases")):
        for step in cursor.sketch.children((*journey, "phases", phase, "steps")):
            path: KeyPath = (*journey, "phases", phase, "steps", step)
            if path == here:
                is_after = True
                continue
            spot = cursor.sketch.value((*path, "id"))
            step_id = unquoted(spot.word) if spot else ""
            if step_id and (step_id not in there or step_id == place.word):
                does = cursor.sketch.value((*path, "customer"))
                said = shortened(unquoted(does.word)) if does and not does.is_block else ""
                written = f"{step_id}: " if place.is_key else step_id
                found.append((not is_after, Offer(step_id, Kind.Reference, said, "", written, said)))
    return [offer for _is_before, offer in sorted(found, key=lambda entry: entry[0])]


def commitments(cursor: Cursor, place: Place) -> list[Offer]:
    """The other commitments of the same promise."""
    above: KeyPath = (*place.path[:2], "commitments")
    own = place.path[3] if len(place.path) > 3 else None
    there = set(cursor.sketch.words(_list_of(place))) - {place.word}
    offers = []
    for commitment in cursor.sketch.children(above):
        if commitment not in there and commitment != own:
            does = cursor.sketch.value((*above, commitment, "does"))
            said = shortened(unquoted(does.word)) if does and not does.is_block else ""
            offers.append(Offer(str(commitment), Kind.Reference, said, known_as=said))
    return offers


def _list_of(place: Place) -> KeyPath:
    return place.path[:-1] if place.path and isinstance(place.path[-1], int) else place.path
