"""The planner: from what was typed to weighted groups, resolved to real names first, nothing silently swapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from community.search import fillers, operators, roman
from community.search.clauses import Bundle, Group, Plan
from community.search.endings import is_particle
from community.search.normalise import LONGEST, key, normalise, unified
from community.search.readings import ALL_WORDS, Reader, Reading, forms_of
from community.search.synonyms import Synonyms, combined
from community.search.vocabulary import NAME, Vocabulary
from community.search.words import Word, split

MOST_WORDS = 24
LONGEST_TERM = 4
"""Words that may be one term together."""
ROMANISED = 1.3
NEIGHBOURS = 0.35
"""Importance of two words standing next to each other, beside their own."""
KIND = 0.9
GENERIC = 0.5
ROLE = 0.7
TYPED = 0.3


@dataclass
class _Draft:
    """A plan being made."""

    groups: list[Group] = field(default_factory=list)
    meant: dict[str, str] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    shown: dict[str, None] = field(default_factory=dict)


def plan(text: str, vocabulary: Vocabulary, synonyms: Synonyms | None = None) -> Plan:
    """Read a query for somebody whose vocabulary this is; never raises."""
    parsed = operators.parse(unified(text[: LONGEST * 2]))
    shown = normalise(parsed.text)[:LONGEST]
    words = split(shown)[:MOST_WORDS]
    known = synonyms or combined()
    filters = {name: _with_synonyms(values, known) for name, values in parsed.filters.items()}
    if not words or _is_hollow(words, vocabulary):
        return Plan(filters=filters, dates=parsed.dates, text=shown, is_hollow=bool(parsed.text.strip()))
    draft = _draft(words, _spelled(parsed.text, words), Reader(vocabulary, known))
    meant = _respelled(shown, draft.meant)
    swapped = meant is not None and bool(draft.unknown)
    return Plan(
        groups=tuple(draft.groups),
        filters=filters,
        dates=parsed.dates,
        words=tuple(draft.shown),
        text=shown,
        offer=None if swapped else meant,
        instead=meant if swapped else None,
    )


def _draft(words: list[Word], typed: list[str], reader: Reader) -> _Draft:
    draft = _Draft()
    words, typed = _corrected(words, typed, reader, draft)
    asks_only = all(fillers.is_filler(word.text) for word in words)
    place = 0
    apart: list[list[Word]] = [[]]
    while place < len(words):
        taken = _romanised(words, place, reader, draft) or _term(words, place, reader, draft)
        if not taken:
            importance = 1.0 if asks_only else _importance(words[place].text, len(words))
            _single(words[place], typed[place], importance, draft, reader)
            apart[-1].append(words[place])
        else:
            apart.append([])
        place += taken or 1
    for stretch in apart:
        _neighbours(stretch, draft)
    return draft


def _corrected(
    words: list[Word], typed: list[str], reader: Reader, draft: _Draft
) -> tuple[list[Word], list[str]]:
    """Among several words, put what was meant for those that nobody knows, so that terms of several words are found."""
    if len(words) == 1:
        return words, typed
    corrected, spelled = [], []
    understood = _in_terms(words, reader)
    for place, (word, original) in enumerate(zip(words, typed, strict=True)):
        skip = place in understood or fillers.is_filler(word.text)
        meant = None if skip else reader.read(word, original).unknown_but_meant
        if meant:
            draft.meant[word.text] = meant
            draft.unknown.add(word.text)
            draft.groups.append(Group(tuple(reader.as_typed(word.text)), TYPED, is_extra=True))
        corrected.append(Word(meant, word.glued) if meant else word)
        spelled.append(meant or original)
    return corrected, spelled


def _in_terms(words: list[Word], reader: Reader) -> set[int]:
    """The places of words that are understood together, whether or not each is known alone."""
    inside: set[int] = set()
    for place in range(len(words)):
        for size in range(min(LONGEST_TERM, len(words) - place), 1, -1):
            if place not in inside and reader.together(words[place : place + size]):
                inside |= set(range(place, place + size))
    return inside


def _single(word: Word, typed: str, importance: float, draft: _Draft, reader: Reader) -> None:
    reading = reader.read(word, typed)
    kind = fillers.kind_meant(word.text)
    if kind:
        reading.bundles.append(Bundle(("k" + kind,), KIND))
    draft.groups.append(Group(tuple(reading.bundles), importance))
    _note(word.text, reading, draft)


def _note(text: str, reading: Reading, draft: _Draft) -> None:
    if reading.meant:
        draft.meant[text] = reading.meant
        if not reading.is_known:
            draft.unknown.add(text)
    draft.shown |= dict.fromkeys([text, *forms_of(text)[1:]])
    for bundle in reading.bundles:
        if len(bundle.terms) == 1 and bundle.terms[0][0] in "wx":
            draft.shown.setdefault(bundle.terms[0][1:])


def _importance(word: str, count: int) -> float:
    if fillers.is_filler(word) and count > 1:
        return fillers.WEIGHT
    if count > 1 and fillers.kind_meant(word):
        return GENERIC
    return ROLE if count > 1 and fillers.is_role(word) else 1.0


def _term(words: list[Word], place: int, reader: Reader, draft: _Draft) -> int:
    """Take several words as one term where they are known so; returns how many."""
    for size in range(min(LONGEST_TERM, len(words) - place), 1, -1):
        together = words[place : place + size]
        if any(word.is_unfinished for word in together):
            continue
        reading = reader.together(together)
        if reading is not None:
            bundles = list(reading.bundles)
            for word in together:
                bundles += [Bundle(b.terms, b.weight * 0.35) for b in reader.read(word).bundles[:1]]
            draft.groups.append(Group(tuple(bundles), 1.0 + 0.3 * (size - 1)))
            _note("".join(word.text for word in together), reading, draft)
            draft.shown |= dict.fromkeys(form for word in together for form in forms_of(word.text))
            return size
    return 0


def _romanised(words: list[Word], place: int, reader: Reader, draft: _Draft) -> int:
    """Take Latin words as somebody's name where such a person is known; returns how many."""
    for size in range(min(3, len(words) - place), 0, -1):
        together = [word.text for word in words[place : place + size]]
        people = _people(together, reader)
        if people:
            bundles = [Bundle(("x" + name,), ROMANISED) for name in people]
            bundles += [Bundle(("w" + name,), ROMANISED * 0.8) for name in people]
            bundles.append(Bundle(tuple("w" + word for word in together), ALL_WORDS))
            draft.groups.append(Group(tuple(bundles), 1.0 + 0.3 * (size - 1)))
            draft.shown |= dict.fromkeys([*together, *people])
            return size
    return 0


def _people(together: Sequence[str], reader: Reader) -> list[str]:
    vocabulary = reader.vocabulary
    latin = [word for word in together if word.isascii()]
    if len(latin) < len(together):
        return _half_romanised(together, vocabulary)
    joined = "".join(latin)
    if not joined.isalpha() or len(joined) < 4 or joined in reader.synonyms:
        return []
    # Words that texts use (data, mentor) are no names unless a surname stands beside them.
    if all(word in reader.synonyms or vocabulary.rank(word) not in (None, NAME) for word in latin):
        return []
    if len(latin) == 1 and (vocabulary.knows(joined) or vocabulary.beginning(joined, 1)):
        return []
    return [known.word for known in vocabulary.people(roman.readings(list(latin)))]


def _half_romanised(together: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """kim 철수: the surname in Latin letters."""
    if len(together) != 2:
        return []
    for latin, given in (together, together[::-1]):
        if latin.isascii() and not given.isascii():
            names = [surname + given for surname in roman.surnames(latin)]
            return [name for name in names if vocabulary.rank(name) == NAME]
    return []


def _neighbours(words: list[Word], draft: _Draft) -> None:
    """Words next to each other may be one word in a text: a little more for those that have them so."""
    joined = []
    for first, second in pairwise(words):
        if not (fillers.is_filler(first.text) or fillers.is_filler(second.text)):
            joined += [Bundle(("w" + first.text + form,)) for form in forms_of(second.text)]
            joined += [Bundle(("x" + first.text + form,), 1.5) for form in forms_of(second.text)]
    if joined:
        draft.groups.append(Group(tuple(joined), NEIGHBOURS, is_extra=True))


def _is_hollow(words: list[Word], vocabulary: Vocabulary) -> bool:
    """Whether only particles were typed: a single syllable may also be a surname, and then it is none."""
    if not all(is_particle(word.text) for word in words):
        return False
    return not any(known.rank == NAME for word in words for known in vocabulary.beginning(word.text, 1))


def _spelled(original: str, words: list[Word]) -> list[str]:
    """The words with their capitals, where both ways of cutting agree."""
    pieces = [piece for piece in original.split() if piece]
    same = len(pieces) == len(words) and all(
        normalise(p) == w.text for p, w in zip(pieces, words, strict=True)
    )
    return pieces if same else [word.text for word in words]


def _respelled(text: str, meant: dict[str, str]) -> str | None:
    if not meant:
        return None
    return " ".join(meant.get(word, word) for word in text.split())


def _with_synonyms(values: frozenset[str], synonyms: Synonyms) -> frozenset[str]:
    """A filter's value finds what means the same: 기술:nlp the skill 자연어처리."""
    same = {key(other) for value in values for other, weight in synonyms.of(value) if weight >= 0.8}
    return frozenset({key(value) for value in values} | same)
