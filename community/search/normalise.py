"""One spelling for what looks the same: NFC, half width, no invisible characters, lower case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

LONGEST = 200
"""Characters of a query that are read; the form refuses more."""

_invisible = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_control = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_spaces = re.compile(r"\s+")
_conjoining = {chr(0x1100 + i): letter for i, letter in enumerate("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")}
_conjoining |= {
    chr(0x1161 + i): letter for i, letter in enumerate("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
}
_singles = re.compile("([ㄱ-ㅣ]+)")
_single = frozenset(chr(code) for code in range(ord("ㄱ"), ord("ㅣ") + 1))
_letters = str.maketrans(_conjoining)


def normalise(text: str) -> str:
    """The text as it is compared: idempotent, and the same for every way of typing it."""
    return _each(
        text, lambda piece: unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", piece).casefold())
    )


def unified(text: str) -> str:
    """The text in one spelling with its capitals, which a keyboard in the wrong state needs."""
    return _each(text, lambda piece: unicodedata.normalize("NFKC", piece))


def _each(text: str, fold: Callable[[str], str]) -> str:
    plain = _invisible.sub("", _control.sub(" ", text))
    # Single letters (ㄱ) stay out of the folding, which would put ㅇㅐ together although two keys were meant.
    pieces = (
        piece if piece[:1] in _single else fold(piece).translate(_letters) for piece in _singles.split(plain)
    )
    return _spaces.sub(" ", _invisible.sub("", _control.sub(" ", "".join(pieces)))).strip()


def key(text: str) -> str:
    """The text without spaces and punctuation, by which names and values are compared whole."""
    return "".join(char for char in normalise(text) if char.isalnum() or char in "+#")
