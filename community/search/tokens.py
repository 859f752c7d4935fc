"""What a text is indexed by: words and stems, bigrams, joined neighbours, whole fields, and the vocabulary.

A term's first character says what it is: w word or stem, s letters of a verb, b bigram, x whole field, k kind,
v a word of the vocabulary with the rank of the field it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from community.search.document import Field
from community.search.endings import stems, verb
from community.search.normalise import key, normalise
from community.search.words import Word, split

VERSION = "1"
"""Of the analyser: a change here or in the files below it needs a rebuild, which a difference starts."""

WEIGHTS: dict[Field, float] = {"name": 8.0, "keyword": 4.0, "title": 3.5, "body": 1.0}
RANKS: dict[Field, int] = {"name": 0, "keyword": 1, "title": 2, "body": 3}
STEM = 0.9
VERB = 0.7
KIND = 6.0
JOINED = 0.85
USUAL_BODY = 45
"""Words of a body that count in full; in longer ones each weighs a little less."""
LONGEST_JOINED = 12
MOST_WORDS = 4000

_items = re.compile(r"[,/·|;\n]")


def terms(kind: str, texts: Sequence[tuple[Field, str]]) -> dict[str, float]:
    """Every term of a unit with its weight, fields taken together: a name weighs more than a mention."""
    found: dict[str, float] = {f"k{kind}": KIND}
    for field, text in texts:
        words = split(normalise(text))[:MOST_WORDS]
        base = WEIGHTS[field] * (_dampened(len(words)) if field == "body" else 1.0)
        for term, share in _of_words(words, triples=field != "body"):
            found[term] = found.get(term, 0.0) + base * share
        if field != "body":
            for item in _items.split(text):
                if whole := key(item):
                    found["x" + whole] = max(found.get("x" + whole, 0.0), base)
    for rank, word in vocabulary(texts):
        found[f"v{rank}{word}"] = 1.0
    return found


def vocabulary(texts: Iterable[tuple[Field, str]]) -> set[tuple[int, str]]:
    """The words by which half-typed, misspelled and romanised queries are understood, with their rank."""
    found: set[tuple[int, str]] = set()
    for field, text in texts:
        rank = RANKS[field]
        if field in ("name", "keyword"):
            found |= {(rank, whole) for item in _items.split(text) if 2 <= len(whole := key(item)) <= 40}
        for word in split(normalise(text))[:MOST_WORDS]:
            shortest = (stems(word.text) or (word.text,))[-1] if field in ("body", "title") else word.text
            if 2 <= len(shortest) <= 20 and not shortest.isdigit():
                found.add((rank, shortest))
    return found


def bigrams(word: str) -> list[str]:
    """Every two neighbouring syllables."""
    return [word[place : place + 2] for place in range(len(word) - 1)]


def singular(word: str) -> str | None:
    """An English word without its plural s; None where there is none."""
    if len(word) > 3 and word.isascii() and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    return None


def _dampened(count: int) -> float:
    return 1.0 / (0.7 + 0.3 * max(count, 10) / USUAL_BODY)


def _of_words(words: list[Word], *, triples: bool) -> Iterator[tuple[str, float]]:
    for place, word in enumerate(words):
        yield from _of_word(word)
        for size in (2, 3) if triples or word.is_latin else (2,):
            together = words[place : place + size]
            if len(together) == size:
                yield from _joined(together)


def _of_word(word: Word) -> Iterator[tuple[str, float]]:
    yield "w" + word.text, 1.0
    if word.is_hangul:
        for stem in stems(word.text):
            yield "w" + stem, STEM
        if letters := verb(word.text):
            yield "s" + letters, VERB
        for pair in bigrams(word.text):
            yield "b" + pair, 1.0
    elif one := singular(word.text):
        yield "w" + one, STEM


def _joined(words: list[Word]) -> Iterator[tuple[str, float]]:
    last = words[-1].text
    before = "".join(word.text for word in words[:-1])
    if len(before) + len(last) <= LONGEST_JOINED or words[0].is_latin:
        for end in dict.fromkeys((last, *stems(last)[-1:])):
            yield "w" + before + end, JOINED
