"""What to show of a hit: the stretch of text with the most of the query, whole words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from community.search.endings import stems
from community.search.normalise import normalise

Pieces = tuple[tuple[str, bool], ...]

WINDOW = 24
"""Words that a snippet shows."""
_space = re.compile(r"(\s+)")
_edge = re.compile(r"^\W+|\W+$")


def marked(text: str, words: Sequence[str]) -> Pieces:
    """The whole text in pieces (text, is a hit); the template escapes and marks them."""
    return _joined([(piece, _is_hit(piece, words)) for piece in _space.split(text) if piece])


def snippet(text: str, words: Sequence[str]) -> Pieces | None:
    """The stretch with the most hits, None where there is none."""
    pieces = text.split()
    hits = [_is_hit(piece, words) for piece in pieces]
    if not any(hits):
        return None
    starts = [max(0, place - WINDOW // 3) for place, hit in enumerate(hits) if hit]
    start = max(starts, key=lambda place: sum(hits[place : place + WINDOW]))
    end = start + WINDOW
    shown = [("… ", False)] if start else []
    for place, piece in enumerate(pieces[start:end]):
        shown += [(" ", False)] if place else []
        shown.append((piece, hits[start + place]))
    shown += [(" …", False)] if end < len(pieces) else []
    return _joined(shown)


def _is_hit(piece: str, words: Sequence[str]) -> bool:
    plain = _edge.sub("", normalise(piece))
    if not plain:
        return False
    forms = (plain, *stems(plain))
    return any(word in forms or (len(word) > 1 and word in plain) for word in words)


def _joined(pieces: Sequence[tuple[str, bool]]) -> Pieces:
    """Neighbours of one sort together; the space between two hits belongs to them."""
    found: list[tuple[str, bool]] = []
    for text, hit in pieces:
        if found and found[-1][1] == hit:
            found[-1] = (found[-1][0] + text, hit)
        else:
            found.append((text, hit))
    return tuple(found)
