"""Suggestions while somebody types: names by beginning, initials, Latin spelling or the other keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from community.search import keyboard, roman
from community.search.document import Field
from community.search.hangul import all_syllables, loosened
from community.search.normalise import key, normalise
from community.search.port import Suggestion
from community.search.vocabulary import KEYWORD, Vocabulary


def names(typed: str, vocabulary: Vocabulary, limit: int) -> list[str]:
    """Names and keywords that the typed beginning may mean, the likeliest first."""
    plain = normalise(typed)
    whole = key(plain)
    if not whole:
        return []
    found = [known.word for known in vocabulary.beginning(loosened(whole), limit) if known.rank <= KEYWORD]
    if whole.isascii():
        found += [
            known.word for known in vocabulary.people(roman.readings(plain.replace("-", " ").split()), limit)
        ]
        other = keyboard.as_hangul(whole)
        if all_syllables(other[:-1]) and len(other) > 1:
            found += [known.word for known in vocabulary.beginning(other, limit) if known.rank <= KEYWORD]
    return list(dict.fromkeys(found))[:limit]


def holder(name: str, kind: str, id: int, texts: Sequence[tuple[Field, str]]) -> Suggestion:
    """The suggestion of a document in which a name stands, spelled as it stands there."""
    written = (text for field, text in texts if field != "body" and key(text) == name)
    return Suggestion(next(written, name), kind, id)


def distinct(found: Iterable[Suggestion], kinds: frozenset[str], limit: int) -> list[Suggestion]:
    """Each document once, of the wanted kinds."""
    kept: dict[tuple[str, int], Suggestion] = {}
    for suggestion in found:
        if not kinds or suggestion.kind in kinds:
            kept.setdefault((suggestion.kind, suggestion.id), suggestion)
    return list(kept.values())[:limit]
