"""Particles that agree with the word before them, also after digits, Latin letters and brackets."""

from __future__ import annotations

import re

FIRST, LAST = 0xAC00, 0xD7A3
RIEUL = 8

DIGITS_WITH_FINAL = {"0": 21, "1": 8, "3": 16, "6": 1, "7": 8, "8": 8}
"""영 일 삼 육 칠 팔: their final consonant, by index among the 28 finals (0 is none)."""

LETTERS_WITH_FINAL = {"l": 8, "m": 16, "n": 4, "r": 8}
"""엘 엠 엔 알: letters that end in a consonant when read out."""

PAIRS = {
    "이": "가",
    "을": "를",
    "은": "는",
    "과": "와",
    "아": "야",
    "이나": "나",
    "이다": "다",
    "이에요": "예요",
    "으로": "로",
}


def final_of(word: str) -> int:
    """Index of the final consonant of a word as it is read out; 0 where it ends in a vowel."""
    said = re.sub(r"\([^()]*\)\s*$", "", word)
    letters = re.sub(r"[^\w가-힣]+$", "", said, flags=re.UNICODE) or word
    if not letters:
        return 0
    last = letters[-1].lower()
    if FIRST <= ord(last) <= LAST:
        return (ord(last) - FIRST) % 28
    return DIGITS_WITH_FINAL.get(last, LETTERS_WITH_FINAL.get(last, 0))


def particle(word: str, pair: str) -> str:
    """The particle of a pair such as 이/가 that agrees with a word; raises KeyError for a pair that is none."""
    one, other = pair.split("/")
    with_final = one if one in PAIRS else other
    without = PAIRS[with_final]
    final = final_of(word)
    if with_final == "으로" and final == RIEUL:
        return without
    return with_final if final else without


def josa(word: str, pair: str) -> str:
    """The word with its particle: josa("펫나우", "을/를") is 펫나우를."""
    return word + particle(word, pair)
