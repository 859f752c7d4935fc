"""Texts cut into words: by spaces and by script, keeping what was written together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from community.search.endings import PARTICLES
from community.search.hangul import all_syllables, is_letter, is_syllable

_chunk = re.compile(r"[^\s·,/()\[\]{}<>|\"'“”‘’「」『』…:;!?~*=&%^$@`\\]+")
_run = re.compile(r"[가-힣ㄱ-ㅣ]+|[a-z]+(?:\+\+|#)(?![a-z])|[a-z0-9]+|[^\W_]", re.UNICODE)
LONGEST = 60
"""Characters of a word that are looked at; longer ones are keys and addresses, which nobody types."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a normalised text; `glued` words were written together with the word before them."""

    text: str
    glued: bool = False

    @property
    def is_hangul(self) -> bool:
        """Whether it is whole syllables only."""
        return all_syllables(self.text)

    @property
    def is_unfinished(self) -> bool:
        """Whether single letters stand in it, as initials or while typing."""
        return any(is_letter(char) for char in self.text)

    @property
    def is_latin(self) -> bool:
        """Whether it is Latin letters, perhaps with digits."""
        return self.text.isascii() and any(char.isalpha() for char in self.text)


def split(text: str) -> list[Word]:
    """The words of a normalised text; particles behind a Latin word (AI를) are dropped."""
    found: list[Word] = []
    for chunk in _chunk.findall(text):
        runs = [run[:LONGEST] for run in _run.findall(chunk)]
        for place, run in enumerate(runs):
            after_latin = place > 0 and not is_syllable(runs[place - 1][-1])
            if not (
                after_latin
                and run in PARTICLES
                and runs[place - 1].isascii()
                and not runs[place - 1].isdigit()
            ):
                found.append(Word(run, glued=place > 0))
    return found
