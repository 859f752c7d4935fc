"""Slips of the finger: how far two words are apart in keystrokes, and which known words are near."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from community.search.hangul import strokes

ALPHABET = {
    char: place
    for place, char in enumerate(
        "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣabcdefghijklmnopqrstuvwxyz0123456789"
    )
}
OTHER = len(ALPHABET)

_alike = ("ㄱㄲㅋ", "ㄷㄸㅌ", "ㅂㅃㅍ", "ㅅㅆ", "ㅈㅉㅊ", "ㅐㅔ", "ㅒㅖ", "ㅏㅑ", "ㅓㅕ", "ㅗㅛ", "ㅜㅠㅡ")
SLIPS = {(a, b) for group in _alike for a in group for b in group}
"""Letters that are mistaken for one another: such a slip counts half."""

_steps = ((5, 0.0), (6, 1.0), (10, 1.5), (14, 2.0))


def allowance(length: int) -> float:
    """How far apart words of so many keystrokes may be and still be taken for one another."""
    return next((most for limit, most in _steps if length < limit), 3.0)


def counts(words: list[str]) -> NDArray[np.uint8]:
    """How often each letter stands in each word: a bound on the distance that numpy can compute for all at once."""
    table = np.zeros((len(words), OTHER + 1), dtype=np.uint8)
    for row, word in enumerate(words):
        for char in strokes(word)[:80]:
            table[row, ALPHABET.get(char, OTHER)] += 1
    return table


def near(typed: str, words: list[str], table: NDArray[np.uint8]) -> list[tuple[float, str]]:
    """The known words within the allowance, nearest first."""
    letters = strokes(typed)
    most = allowance(len(letters))
    if not most or not words:
        return []
    gaps = np.abs(table.astype(np.int16) - counts([typed]).astype(np.int16)).sum(axis=1)
    limit = int(4 * most)
    found = []
    for row in np.flatnonzero(gaps <= limit):
        apart = distance(letters, strokes(words[row]), most)
        if 0 < apart <= most:
            found.append((apart, words[row]))
    return sorted(found)


def distance(first: str, second: str, most: float) -> float:
    """Insertions, deletions, swaps of neighbours and replacements; beyond `most` the value only says that it is more."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[float] = []
    row = [float(place) for place in range(len(second) + 1)]
    for i, a in enumerate(first, 1):
        last, row, before_last = row, [float(i)], before
        for j, b in enumerate(second, 1):
            change = 0.0 if a == b else 0.5 if (a, b) in SLIPS else 1.0
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
            if i > 1 and j > 1 and a == second[j - 2] and b == first[i - 2]:
                best = min(best, before_last[j - 2] + 1)
            row.append(best)
        before = last
        if min(row) > most:
            return most + 1
    return row[-1]
