"""Hangul taken apart and put together: syllables, letters, initial consonants, keystrokes."""

from __future__ import annotations

from functools import lru_cache

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

FIRST = 0xAC00
LAST = 0xD7A3

PAIRS = {
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ", "ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ",
    "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ",
}  # fmt: skip
"""Letters that are typed as two."""

JOINED = {pair: whole for whole, pair in PAIRS.items()}


def is_syllable(char: str) -> bool:
    """Whether this is a whole Hangul syllable."""
    return FIRST <= ord(char) <= LAST


def is_letter(char: str) -> bool:
    """Whether this is a single Hangul letter, as typed before a syllable is finished."""
    return "ㄱ" <= char <= "ㅣ"


def is_consonant(char: str) -> bool:
    """Whether this is a single consonant letter."""
    return "ㄱ" <= char <= "ㅎ"


def all_syllables(text: str) -> bool:
    """Whether a text is whole Hangul syllables and nothing else."""
    return bool(text) and all(FIRST <= ord(char) <= LAST for char in text)


@lru_cache(maxsize=4096)
def parts(syllable: str) -> tuple[str, str, str]:
    """Onset, vowel and coda of a syllable; the coda may be empty."""
    number = ord(syllable) - FIRST
    return ONSETS[number // 588], VOWELS[number % 588 // 28], CODAS[number % 28]


def syllable(onset: str, vowel: str, coda: str = "") -> str:
    """The syllable of these letters."""
    return chr(FIRST + ONSETS.index(onset) * 588 + VOWELS.index(vowel) * 28 + CODAS.index(coda))


def initials(text: str) -> str:
    """The initial consonants of a text; other characters stay as they are."""
    return "".join(parts(char)[0] if is_syllable(char) else char for char in text)


@lru_cache(maxsize=8192)
def strokes(text: str) -> str:
    """The letters as they are typed: 값 is ㄱㅏㅂㅅ, 과 is ㄱㅗㅏ."""
    letters = "".join("".join(parts(char)) if is_syllable(char) else char for char in text)
    return "".join(PAIRS.get(letter, letter) for letter in letters)


def loosened(text: str) -> str:
    """Single letters apart: an input method writes ㄱㅅ as ㄳ, which as initials means two names' letters."""
    return "".join(PAIRS.get(char, char) if is_letter(char) else char for char in text)


def begins(typed: str, word: str) -> bool:
    """Whether a word begins as typed, letters standing for syllables and the last syllable perhaps unfinished."""
    if len(typed) > len(word) or not typed:
        return False
    whole, last = typed[:-1], typed[-1]
    return all(map(_stands_for, whole, word)) and _may_become(last, word[len(whole) :])


def _stands_for(typed: str, char: str) -> bool:
    if typed == char:
        return True
    return is_consonant(typed) and is_syllable(char) and parts(char)[0] == typed


def _may_become(typed: str, rest: str) -> bool:
    if _stands_for(typed, rest[0]):
        return True
    if not (is_syllable(typed) and is_syllable(rest[0])):
        return False
    (onset, vowel, coda), (onset_, vowel_, coda_) = parts(typed), parts(rest[0])
    if onset != onset_:
        return False
    if not coda:
        return vowel == vowel_ or PAIRS.get(vowel_, "")[:1] == vowel
    # While 가마 is being typed it reads 감: the coda is the next syllable's onset.
    moved = len(rest) > 1 and vowel == vowel_ and not coda_ and initials(rest[1]) == coda
    return moved or (vowel == vowel_ and PAIRS.get(coda_, "")[:1] == coda)
