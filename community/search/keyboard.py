"""Words typed with the other keyboard in force: rlacjftn for 김철수, ㅏㅁㅑㄴㅅ for kaist."""

from __future__ import annotations

from community.search.hangul import CODAS, JOINED, ONSETS, PAIRS, VOWELS, is_letter, strokes, syllable

LATIN = "qwertyuiopasdfghjklzxcvbnm"
HANGUL = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ"
SHIFTED = {"Q": "ㅃ", "W": "ㅉ", "E": "ㄸ", "R": "ㄲ", "T": "ㅆ", "O": "ㅒ", "P": "ㅖ"}

_to_hangul = dict(zip(LATIN, HANGUL, strict=True)) | SHIFTED
_to_latin = dict(zip(HANGUL, LATIN, strict=True)) | {letter: key.lower() for key, letter in SHIFTED.items()}


def as_hangul(text: str) -> str:
    """What these Latin keys write on the Korean keyboard."""
    return compose("".join(_to_hangul.get(char) or _to_hangul.get(char.lower(), char) for char in text))


def as_latin(text: str) -> str:
    """What these Korean keys write on the Latin keyboard."""
    return "".join(_to_latin.get(char, char) for char in strokes(text))


def compose(letters: str) -> str:
    """Letters in typing order put together to syllables; what makes none stays a letter."""
    written: list[str] = []
    place = 0
    while place < len(letters):
        taken, made = _syllable_at(letters, place)
        written.append(made)
        place += taken
    return "".join(written)


def _syllable_at(letters: str, place: int) -> tuple[int, str]:
    onset = letters[place]
    vowel, taken = _vowel_at(letters, place + 1)
    if onset not in ONSETS or not vowel:
        return 1, onset
    coda, more = _coda_at(letters, place + 1 + taken)
    return 1 + taken + more, syllable(onset, vowel, coda)


def _vowel_at(letters: str, place: int) -> tuple[str, int]:
    pair = JOINED.get(letters[place : place + 2], "")
    if pair in VOWELS and pair:
        return pair, 2
    first = letters[place : place + 1]
    return (first, 1) if first and first in VOWELS else ("", 0)


def _coda_at(letters: str, place: int) -> tuple[str, int]:
    """A coda is a consonant that no vowel follows; of two, the second goes along only under the same rule."""
    first, second, third = (
        letters[place : place + 1],
        letters[place + 1 : place + 2],
        letters[place + 2 : place + 3],
    )
    if first not in CODAS or not is_letter(first or " ") or _is_vowel(second):
        return "", 0
    pair = JOINED.get(first + second, "")
    if pair in CODAS and pair in PAIRS and not _is_vowel(third):
        return pair, 2
    return first, 1


def _is_vowel(letter: str) -> bool:
    return bool(letter) and letter in VOWELS
