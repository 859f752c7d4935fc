"""What one typed word may mean: itself and its stems, other words for it, and help where nobody knows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from community.search import keyboard
from community.search.clauses import Bundle
from community.search.endings import stems, verb
from community.search.hangul import all_syllables, is_letter, loosened, strokes
from community.search.normalise import key, normalise
from community.search.synonyms import Synonyms
from community.search.tokens import bigrams, singular
from community.search.vocabulary import KEYWORD, NAME, Known, Vocabulary
from community.search.words import Word, split

EXACT = 1.0
WHOLE_FIELD = 1.25
STEM = 0.92
VERB = 0.45
BIGRAMS = 0.62
STEM_BIGRAMS = 0.5
BEGINNING = (0.95, 0.85, 0.7, 0.55)
"""How well a word that begins as typed fits, by the rank it stands in."""
SOUND = 0.6
SLIP = 0.8
OTHER_KEYBOARD = 0.97
ALL_WORDS = 0.75
USUAL = 0.6
"""Other words above this weight mean the same; a field that says nothing else is then as good as a name."""


@dataclass
class Reading:
    """The bundles of one word, and the word that was probably meant where it differs from the typed one."""

    bundles: list[Bundle] = field(default_factory=list)
    meant: str | None = None
    is_known: bool = True

    @property
    def unknown_but_meant(self) -> str | None:
        """What was meant, where the typed word stands in no text."""
        return None if self.is_known else self.meant


@dataclass(frozen=True)
class Reader:
    """Reads words by what this scope's vocabulary and the synonyms know."""

    vocabulary: Vocabulary
    synonyms: Synonyms

    def read(self, word: Word, typed: str | None = None) -> Reading:
        """Everything a word may mean; `typed` is its spelling with capitals, which the keyboard needs."""
        if word.is_unfinished:
            return self._unfinished(word.text)
        forms = forms_of(word.text)
        reading = Reading(list(self._plain(word.text)))
        reading.is_known = any(map(self._is_known, forms))
        if not reading.is_known:
            self._help(word, typed or word.text, reading)
        elif word.is_latin:
            self._other_keyboard(typed or word.text, reading)
            reading.bundles += [
                Bundle(("w" + k.word,), SOUND)
                for k in self.vocabulary.sounding(word.text, 3)
                if k.rank <= KEYWORD
            ]
        if reading.is_known and len(word.text) == 1:
            reading.bundles += self._beginning(word.text)
        return reading

    def together(self, words: list[Word]) -> Reading | None:
        """Several words that are one term (자연어 처리), where the synonyms or a name, skill or title know them so."""
        before = "".join(word.text for word in words[:-1])
        for last in forms_of(words[-1].text):
            joined = before + last
            rank = self.vocabulary.rank(joined)
            if joined in self.synonyms or (rank is not None and rank <= KEYWORD):
                return Reading(list(self._compound(joined, [*words[:-1], Word(last)])))
        return None

    def as_typed(self, text: str) -> list[Bundle]:
        """What the typed letters alone find, beside the word that was meant."""
        return list(_pieces(text, BIGRAMS)) if all_syllables(text) else [Bundle(("w" + text,))]

    def _compound(self, joined: str, words: list[Word]) -> Iterator[Bundle]:
        yield from self._plain(joined)
        yield Bundle(tuple("w" + word.text for word in words), ALL_WORDS)

    def _plain(self, text: str) -> Iterator[Bundle]:
        yield Bundle(("w" + text,), EXACT)
        yield Bundle(("x" + text,), WHOLE_FIELD)
        forms = forms_of(text)
        for form in forms[1:]:
            yield Bundle(("w" + form,), STEM)
            yield Bundle(("x" + form,), WHOLE_FIELD * STEM)
        if all_syllables(text):
            yield from _pieces(text, BIGRAMS)
            if len(forms) > 1:
                yield from _pieces(forms[-1], STEM_BIGRAMS if len(forms[-1]) > 2 else BIGRAMS)
            if letters := verb(text):
                yield Bundle(("s" + letters,), VERB)
        yield from self._others(forms)

    def _others(self, forms: list[str]) -> Iterator[Bundle]:
        for place, form in enumerate(forms):
            for other, weight in self.synonyms.of(form):
                yield from _all_of(other, weight if place == 0 else weight * STEM)

    def _is_known(self, form: str) -> bool:
        return form in self.synonyms or self.vocabulary.knows(form)

    def _beginning(self, typed: str) -> list[Bundle]:
        found = self.vocabulary.beginning(typed, 30 if len(typed) > 1 else 60)
        return [bundle for known in found for bundle in _as_begun(typed, known)]

    def _unfinished(self, text: str) -> Reading:
        """Initials and half-typed syllables, or Latin letters typed with the Korean keyboard."""
        latin = keyboard.as_latin(text)
        has_vowel = any(char >= "ㅏ" for char in text if is_letter(char))
        is_typed = has_vowel and latin.isascii()
        if is_typed and (self._is_known(latin) or self.vocabulary.beginning(latin, 1)):
            return Reading(self._weighed(latin, OTHER_KEYBOARD), meant=latin, is_known=False)
        bundles = self._beginning(loosened(text)) or self._beginning(text)
        return Reading([Bundle(("w" + text,), EXACT), *bundles], is_known=bool(bundles))

    def _help(self, word: Word, typed: str, reading: Reading) -> None:
        """For a word that stands in no text: its beginning, its parts, the other keyboard, its sound, near words."""
        begun = self._beginning(word.text) if len(word.text) > 1 else []
        if begun:
            reading.bundles += begun
            reading.is_known = True
        elif (word.is_hangul and self._parts(word.text, reading)) or self._other_keyboard(typed, reading):
            return
        else:
            self._near(word.text, reading)
            sounding = self.vocabulary.sounding(word.text)
            reading.bundles += [Bundle(("w" + known.word,), SOUND) for known in sounding]

    def _other_keyboard(self, typed: str, reading: Reading) -> bool:
        other = keyboard.as_hangul(typed) if typed.isascii() else keyboard.as_latin(typed)
        whole = all_syllables(other) if typed.isascii() else other.isascii() and len(other) > 2
        if not whole or len(other) < 2:
            return False
        known = any(map(self._is_known, forms_of(other)))
        if not known and reading.is_known:
            return False
        begun = [] if known else self.vocabulary.beginning(other, 5)
        if known or begun:
            reading.meant = other
            if not reading.is_known:
                reading.bundles += self._weighed(other, OTHER_KEYBOARD)
                reading.bundles += [bundle for each in begun for bundle in _as_begun(other, each)]
        return known or bool(begun)

    def _weighed(self, text: str, weight: float) -> list[Bundle]:
        bundles = [Bundle(bundle.terms, bundle.weight * weight) for bundle in self._plain(text)]
        return bundles + [
            bundle for known in self.vocabulary.beginning(text, 8) for bundle in _as_begun(text, known)
        ]

    def _parts(self, text: str, reading: Reading) -> bool:
        """A compound nobody wrote so (자연어처리엔진): its known parts, all of them wanted."""
        parts = self.parts(text)
        if not parts:
            return False
        reading.bundles.append(Bundle(tuple("w" + part for part in parts), STEM))
        reading.is_known = True
        return True

    def parts(self, text: str) -> list[str]:
        """The fewest known words that make up a text, a particle at its end left over; none if it has no such parts."""
        best: list[list[str] | None] = [[]] + [None] * len(text)
        for end in range(2, len(text) + 1):
            for start in range(end - 2, -1, -1):
                before = best[start]
                is_shorter = before is not None and len(before) + 1 < len(best[end] or text)
                if before is not None and is_shorter and self._is_known(text[start:end]):
                    best[end] = [*before, text[start:end]]
        whole = best[-1] or next(
            (best[-cut] for cut in (2, 3) if len(text) > 4 and _ends(text, cut - 1)), None
        )
        return whole if whole and len(whole) > 1 else []

    def _near(self, text: str, reading: Reading) -> None:
        near = self.vocabulary.near(forms_of(text)[-1] if len(text) > 4 else text)
        near = near or self.vocabulary.near(text)
        near += [(apart, Known(word, KEYWORD)) for apart, word in self.synonyms.near(text)[:2]]
        near.sort(key=lambda pair: (pair[0], pair[1].rank))
        if near:
            length = len(strokes(text))
            closest = near[0][0]
            for apart, known in near:
                if apart <= closest + 0.5:
                    weight = SLIP * (1 - apart / length)
                    reading.bundles += [
                        Bundle(bundle.terms, bundle.weight * weight) for bundle in self._plain(known.word)
                    ]
            reading.meant = near[0][1].word


def forms_of(text: str) -> list[str]:
    """The word, then its stems or singular."""
    one = singular(text)
    return [text, *stems(text), *([one] if one else [])]


def _all_of(other: str, weight: float) -> Iterator[Bundle]:
    words = [word.text for word in split(normalise(other))]
    yield Bundle(("w" + key(other),), weight)
    if weight > USUAL:
        yield Bundle(("x" + key(other),), weight * WHOLE_FIELD)
    if len(words) > 1:
        yield Bundle(tuple("w" + word for word in words), weight * ALL_WORDS)
    elif all_syllables(other) and 2 < len(other) <= 5:
        yield Bundle(tuple("b" + pair for pair in bigrams(other)), weight * BIGRAMS)


def _pieces(text: str, weight: float) -> Iterator[Bundle]:
    if len(text) > 1:
        yield Bundle(tuple("b" + pair for pair in bigrams(text)), weight)


def _ends(text: str, size: int) -> bool:
    return bool(stems(text)) and len(text) - len(stems(text)[0]) >= size


def _as_begun(typed: str, known: Known) -> list[Bundle]:
    """A whole name weighs more than one that goes on."""
    weight = BEGINNING[known.rank] * (1.0 if len(known.word) == len(typed) else 0.85)
    whole = [Bundle(("x" + known.word,), weight)] if known.rank in (NAME, KEYWORD) else []
    return [*whole, Bundle(("w" + known.word,), weight * 0.9)]
