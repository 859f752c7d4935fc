"""Particles and endings taken off words, lightly: never below two syllables, and nothing is lost with them.

A word is always kept beside its stems, so a wrong cut (고양 of 고양이) costs a little rank and hides nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from community.search.hangul import all_syllables, strokes

SHORTEST = 2
"""Syllables that a stem keeps: 회의 must not become 회."""

PARTICLES = frozenset(
    """은 는 이 가 을 를 의 에 도 만 과 와 랑 로 께 님 들 씨 분 뿐 야 아 나 며 고 인 여 측 형 적
    에서 에게 한테 으로 까지 부터 처럼 보다 마다 조차 마저 밖에 대로 만큼 이나 이랑 이며 이고 라고 라는 라도 이란 이라 이든
    에는 에도 에만 에의 와의 과의 로는 로도 로의 께서 님이 님을 님께 님의 님은 님들 님도 분들 분이 분을 분께 들이 들을 들은 들의 들과 들도
    에서는 에서도 에서의 에게는 에게서 한테서 으로는 으로도 으로의 으로서 으로써 로서 로써 부터는 까지는 까지도 이라고 이라는 이라도 이라면
    이에요 예요 에요 이네요 네요 입니다 이었던 이었다 였던 였다 인데 인가요 인지 인가 일까요 이나요 입니까 이신 이실
    님께서 님에게 님한테 님인가 분에게 분들이 분들을 들에게 들에서 들이나 이라서 에서나 이면 라면 이자 하고 하며""".split()
)
LONGEST_PARTICLE = max(map(len, PARTICLES))

_after_stem = (
    "는|은|을|고|기|며|면|여|던|게|지|나요|네요|시는|려는|려고|면서|도록|는데|는지|던데|자|다|다가|거나|려면|실|신|세요|고자|지만|므로|니"
    "|기도|기를|기에|기는|는가|지는|려|여서|였다|였습니다|였던|는데요|고요|고서|라고|시나요|시는지|십니다|는지도|기로|게끔|게나"
)
_after_vowel = (
    "서|요|야|도|던|다|지|는|는데|습니다|었습니다|어요|었다|었던|니다|니까|주는|준|줄|주세요|주실|주신|드립니다|드려요|드리는|본|보신|봤던|보고"
    "|온|왔다|온다|볼|놓은|달라는|줘요|줘|주기|지는|진|져|졌다|야만|어|었|습니까|더니|지만|으며|고|을|음"
)
_light_verb = re.compile(
    rf"(?:(?:하|되|시키|당하)(?:{_after_stem})?|(?:한|할|함|된|될|됨|시킨|시킬|당한|당할)(?:다|다고|다는|다면|데|지|까요|게요|때|지는|후|뒤|다며)?"
    rf"|(?:해|돼|했|됐|됩|합|시켜|시켰|시킵|당해|당했|하였|되었|되어|하여)(?:{_after_vowel})*)$"
)
_ending = re.compile(
    "(?:ㅇㅏ|ㅇㅓ|ㅏ|ㅓ)?(?:"
    "ㅆㅅㅡㅂㄴㅣㄷㅏ|ㅆㄷㅓㄴ|ㅆㄷㅏ|ㅆㅇㅓㅇㅛ|ㅆㄴㅡㄴㄷㅔ|ㅆㄱㅗ|ㅆㅇㅡㄹ|ㅆㅇㅡㅁ"
    ")$"
    "|(?:ㅅㅡㅂㄴㅣㄷㅏ|ㅂㄴㅣㄷㅏ|ㅅㅡㅂㄴㅣㄲㅏ|ㅂㄴㅣㄲㅏ|ㄴㅡㄴㄷㅔ|ㄴㅡㄴㅈㅣ|ㄴㅡㄴㄱㅏ|ㄴㅡㄴㄷㅏ|ㄴㄷㅏ|ㄴㅡㄴ|ㄷㅓㄴ|ㄱㅗ|ㄱㅣ|ㄱㅔ|ㅈㅣ|ㄷㅏ|ㄴㅏㅇㅛ"
    "|ㅇㅡㅁㅕㄴ|ㅁㅕㄴㅅㅓ|ㅁㅕㄴ|ㅇㅡㄹㄱㅏ|ㅇㅡㄹㄲㅏ|ㅇㅡㄴ|ㅇㅡㄹ|ㅇㅡㅁ|ㅇㅏㅅㅓ|ㅇㅓㅅㅓ|ㅇㅏㅇㅛ|ㅇㅓㅇㅛ|ㅇㅏㄷㅗ|ㅇㅓㄷㅗ|ㄷㅗㄹㅗㄱ|ㄱㅓㄴㅏ|ㄹㅕㄱㅗ|ㄹㅕㄴㅡㄴ"
    "|ㅇㅏ|ㅇㅓ|ㅅㅓ|ㅇㅛ|ㄴ|ㄹ|ㅁ)$"
)
_contractions = (
    ("ㅗㅏ", "ㅗ"),
    ("ㅜㅓ", "ㅜ"),
    ("ㄹㄹㅏ", "ㄹㅡ"),
    ("ㄹㄹㅓ", "ㄹㅡ"),
    ("ㅕ", "ㅣ"),
    ("ㅇㅜ", "ㅂ"),
    ("ㅇㅗ", "ㅂ"),
)
FEWEST_STROKES = 3


@lru_cache(maxsize=8192)
def stems(word: str) -> tuple[str, ...]:
    """What may remain of a Hangul word without particles and endings, longest first; the word itself is left out."""
    if len(word) <= SHORTEST or not all_syllables(word):
        return ()
    found: dict[str, None] = {}
    frontier = [word]
    for _ in range(2):
        frontier = [stem for whole in frontier for stem in _cut_once(whole)]
        found |= dict.fromkeys(frontier)
    return tuple(sorted(found, key=lambda stem: (-len(stem), stem)))


@lru_cache(maxsize=8192)
def verb(word: str) -> str | None:
    """The letters that the forms of one verb have in common (찾는, 찾아서, 찾았다: ㅊㅏㅈ); None where no ending shows.

    It need not be the true stem: the same is done to texts and to queries.
    """
    if not all_syllables(word) or len(word) < SHORTEST:
        return None
    letters = strokes(word)
    cut = _ending.search(letters)
    if cut is None or cut.start() < FEWEST_STROKES:
        return None
    stem = letters[: cut.start()]
    for contracted, full in _contractions:
        if stem.endswith(contracted):
            stem = stem.removesuffix(contracted) + full
            break
    stem = stem.removesuffix("ㄹ") if len(stem) > FEWEST_STROKES else stem
    return stem if len(stem) >= FEWEST_STROKES - 1 else None


def is_particle(word: str) -> bool:
    """Whether this is a particle or ending by itself."""
    return word in PARTICLES or bool(word and (cut := _light_verb.match(word)) and cut.end() == len(word))


def _cut_once(word: str) -> list[str]:
    cuts = [
        word[:-size]
        for size in range(min(LONGEST_PARTICLE, len(word) - SHORTEST), 0, -1)
        if word[-size:] in PARTICLES
    ]
    if (verb_part := _light_verb.search(word)) and verb_part.start() >= SHORTEST:
        cuts.append(word[: verb_part.start()])
    return cuts
