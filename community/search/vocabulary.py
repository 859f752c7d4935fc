"""The known words of an index, by beginning, initials, sound, spelling and nearness, trimmed to what a scope may see."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from community.search import sound, typos
from community.search.hangul import all_syllables, begins, initials, is_letter, is_syllable
from community.search.roman import SURNAMES

NAME, KEYWORD, TITLE, BODY = range(4)
LAST = "\U0010ffff"
MOST_LOOKED_AT = 3000


class Lexicon:
    """The words of one stretch of an index that does not change; what is derived from them is made on first use."""

    def __init__(self, entries: Iterable[tuple[int, str]]) -> None:
        self.ranks: dict[str, int] = {}
        for rank, word in entries:
            self.ranks[word] = self.ranks.get(word, 0) | 1 << rank

    @cached_property
    def words(self) -> list[str]:
        """All words in order."""
        return sorted(self.ranks)

    @cached_property
    def by_initials(self) -> list[tuple[str, str]]:
        """Hangul words in the order of their initial consonants."""
        return sorted((initials(word), word) for word in self.ranks if is_syllable(word[0]))

    @cached_property
    def by_sound(self) -> dict[str, list[str]]:
        """Words by the keys of their sound."""
        found: dict[str, list[str]] = {}
        for word in self.ranks:
            for sounding in sound.keys(word):
                found.setdefault(sounding, []).append(word)
        return found

    @cached_property
    def by_given_name(self) -> dict[str, list[str]]:
        """Names by what stands behind the surname."""
        found: dict[str, list[str]] = {}
        for word, ranks in self.ranks.items():
            if ranks & 1 and 2 <= len(word) <= 5 and all_syllables(word):
                size = 2 if word[:2] in SURNAMES and len(word) > 2 else 1
                found.setdefault(word[size:], []).append(word)
        return found

    @cached_property
    def spelling(self) -> tuple[list[str], NDArray[np.uint8]]:
        """Words with their letter counts, for finding near ones."""
        return self.words, typos.counts(self.words)


@dataclass(frozen=True, slots=True)
class Known:
    """A word of the vocabulary and the best rank in which it may be seen."""

    word: str
    rank: int


@dataclass
class Vocabulary:
    """The words of some lexicons as far as `visible(rank, word)` admits them."""

    lexicons: Sequence[Lexicon] = ()
    visible: Callable[[int, str], bool] = lambda rank, word: False
    _seen: dict[str, int | None] = field(default_factory=dict)

    def rank(self, word: str) -> int | None:
        """The best rank in which this word may be seen, None where it may not be or is unknown."""
        if word not in self._seen:
            bits = 0
            for lexicon in self.lexicons:
                bits |= lexicon.ranks.get(word, 0)
            ranks = (rank for rank in range(BODY + 1) if bits & 1 << rank)
            self._seen[word] = next((rank for rank in ranks if self.visible(rank, word)), None)
        return self._seen[word]

    def knows(self, word: str) -> bool:
        """Whether somebody of this scope may see this very word."""
        return self.rank(word) is not None

    def beginning(self, typed: str, limit: int = 12) -> list[Known]:
        """Words that begin as typed, with initials and an unfinished last syllable; names first, short ones first."""
        if typed and (is_syllable(typed[0]) or is_letter(typed[0])):
            words = self._hangul_beginning(typed)
        else:
            words = self._latin_beginning(typed)
        return self._first(words, limit, len(typed))

    def sounding(self, word: str, limit: int = 6) -> list[Known]:
        """Words of the other script that sound alike."""
        hangul = is_syllable(word[0])
        alike = [
            other
            for sounding in sound.keys(word)
            for lexicon in self.lexicons
            for other in lexicon.by_sound.get(sounding, ())
            if is_syllable(other[0]) != hangul
        ]
        return self._first(alike, limit, 0)

    def people(self, readings: Iterable[tuple[str, str]], limit: int = 20) -> list[Known]:
        """Names that a romanised name may mean; without a surname every one that is given so."""
        found: dict[str, None] = {}
        for surname, given in readings:
            if surname:
                found |= dict.fromkeys(self._named(surname + given))
            else:
                for lexicon in self.lexicons:
                    found |= dict.fromkeys(lexicon.by_given_name.get(given, ()))
        known = [Known(word, NAME) for word in list(found)[:MOST_LOOKED_AT] if self.visible(NAME, word)]
        return known[:limit]

    def near(self, typed: str, limit: int = 4) -> list[tuple[float, Known]]:
        """Words that differ by a slip of the finger, nearest first, names first among equals."""
        found: dict[str, float] = {}
        for lexicon in self.lexicons:
            words, table = lexicon.spelling
            for apart, word in typos.near(typed, words, table):
                found[word] = min(apart, found.get(word, apart))
        known = [
            (apart, Known(word, rank))
            for word, apart in found.items()
            if (rank := self.rank(word)) is not None
        ]
        known.sort(key=lambda pair: (pair[0], pair[1].rank, pair[1].word))
        return known[:limit]

    def _named(self, name: str) -> Iterator[str]:
        if any(lexicon.ranks.get(name, 0) & 1 for lexicon in self.lexicons):
            yield name

    def _hangul_beginning(self, typed: str) -> list[str]:
        sought = initials(typed)
        found: list[str] = []
        for lexicon in self.lexicons:
            entries = lexicon.by_initials
            start = bisect_left(entries, (sought, ""))
            end = bisect_left(entries, (sought + LAST, ""))
            found += [word for _, word in entries[start:end] if begins(typed, word)]
        return found

    def _latin_beginning(self, typed: str) -> list[str]:
        found: list[str] = []
        for lexicon in self.lexicons:
            words = lexicon.words
            found += words[bisect_left(words, typed) : bisect_left(words, typed + LAST)]
        return found

    def _first(self, words: Iterable[str], limit: int, length: int) -> list[Known]:
        """The best visible ones, looking at whether a scope may see a word only while more are wanted."""

        def order(word: str) -> tuple[int, int, str]:
            bits = 0
            for lexicon in self.lexicons:
                bits |= lexicon.ranks.get(word, 0)
            return ((bits & -bits).bit_length(), abs(len(word) - length), word)

        found: list[Known] = []
        for word in sorted(set(words), key=order)[:MOST_LOOKED_AT]:
            if (rank := self.rank(word)) is not None:
                found.append(Known(word, rank))
                if len(found) >= limit:
                    break
        return sorted(found, key=lambda known: (known.rank, abs(len(known.word) - length), known.word))
