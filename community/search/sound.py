"""How loan words and brands sound: python and 파이썬, petnow and 펫나우 share a key of consonants."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

from community.search.hangul import is_syllable, parts

FEWEST = 3
"""Consonants that a key needs; shorter ones fit too many words."""

_onset = dict(zip("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "KKNTTLMPPSS-JJJKTPH", strict=True))
_coda = {
    "": "",
    "ㄱ": "K",
    "ㄲ": "K",
    "ㄴ": "N",
    "ㄷ": "T",
    "ㄹ": "L",
    "ㅁ": "M",
    "ㅂ": "P",
    "ㅅ": "T",
    "ㅆ": "T",
    "ㅇ": "G",
    "ㅈ": "T",
    "ㅊ": "T",
    "ㅋ": "K",
    "ㅌ": "T",
    "ㅍ": "P",
}
_latin: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tch", ("J",)), ("sch", ("S", "SK")), ("ch", ("J", "K")), ("sh", ("S",)), ("ph", ("P",)), ("th", ("S", "T")), ("gh", ("", "K")), ("ck", ("K",)),
    ("qu", ("K",)), ("ng", ("G", "NJ", "GK")), ("nk", ("GK",)), ("dg", ("J",)), ("tion", ("SN",)), ("x", ("KS", "J")), ("wh", ("", "H")), ("kn", ("N",)),
    ("ce", ("S",)), ("ci", ("S",)), ("cy", ("S",)), ("ge", ("J", "K")), ("gi", ("J", "K")), ("gy", ("J",)), ("rr", ("L",)), ("ll", ("L",)),
)  # fmt: skip
_single = {
    "b": "P",
    "c": "K",
    "d": "T",
    "f": "P",
    "g": "K",
    "h": "H",
    "j": "J",
    "k": "K",
    "l": "L",
    "m": "M",
    "n": "N",
    "p": "P",
    "q": "K",
    "s": "S",
    "t": "T",
    "v": "P",
    "z": "J",
}
_double = re.compile(r"([A-Z])\1+")
MOST_KEYS = 24


@lru_cache(maxsize=4096)
def keys(word: str) -> tuple[str, ...]:
    """The keys of a word, several where Latin spelling is open; none where the word is too short to be told by sound."""
    if word and all(map(is_syllable, word)):
        found = [_hangul_key(word)]
    elif word.isascii() and word.isalpha() and len(word) <= 24:
        found = [_tidy("".join(choice)) for choice in islice(product(*_latin_sounds(word)), MOST_KEYS)]
    else:
        found = []
    return tuple(key for key in dict.fromkeys(found) if len(key) >= FEWEST)


def _hangul_key(word: str) -> str:
    sounds = []
    for char in word:
        onset, _, coda = parts(char)
        sounds += [_onset[onset], _coda.get(coda, "T")]
    return _tidy("".join(sounds))


def _tidy(sounds: str) -> str:
    return _double.sub(r"\1", sounds.replace("-", "").replace("H", ""))


def _latin_sounds(word: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    place = 0
    while place < len(word):
        for spelling, sounds in _latin:
            if word.startswith(spelling, place):
                found.append(sounds)
                place += len(spelling)
                break
        else:
            found.append(_letter_sound(word, place))
            place += 1
    return found


def _letter_sound(word: str, place: int) -> tuple[str, ...]:
    letter = word[place]
    if letter == "r":
        # Behind a vowel an r is heard in 프로그래밍 and silent in 서버.
        before_vowel = word[place + 1 : place + 2] in tuple("aeiouy")
        return ("L",) if before_vowel else ("", "L")
    if letter == "s" and place and place + 1 < len(word) and word[place + 1] in "aeiou":
        return ("S", "J")
    return (_single.get(letter, ""),)
