"""Korean names in Latin letters: every usual spelling read back to the syllables it may mean."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product

from community.search.hangul import syllable

ONSETS = {
    "ㄱ": "g k gh", "ㄲ": "kk gg", "ㄴ": "n", "ㄷ": "d t", "ㄸ": "tt dd", "ㄹ": "r l rh", "ㅁ": "m", "ㅂ": "b p v",
    "ㅃ": "pp bb", "ㅅ": "s sh", "ㅆ": "ss", "ㅇ": "", "ㅈ": "j z ch", "ㅉ": "jj", "ㅊ": "ch c", "ㅋ": "k c",
    "ㅌ": "t th", "ㅍ": "p ph f", "ㅎ": "h",
}  # fmt: skip
VOWELS = {
    "ㅏ": "a ah", "ㅐ": "ae e ai", "ㅑ": "ya", "ㅓ": "eo u o uh eu ou", "ㅔ": "e ae", "ㅕ": "yeo yu you yo yuh yeu ye", "ㅖ": "ye yae e",
    "ㅗ": "o oh", "ㅘ": "wa oa", "ㅙ": "wae", "ㅚ": "oe oi we", "ㅛ": "yo", "ㅜ": "u oo ou woo", "ㅝ": "wo weo won",
    "ㅞ": "we", "ㅟ": "wi ui", "ㅠ": "yu yoo you ryu", "ㅡ": "eu u oo e", "ㅢ": "ui eui hee ee i", "ㅣ": "i ee yi e y",
}  # fmt: skip
CODAS = {
    "": "",
    "ㄱ": "k g ck",
    "ㄴ": "n",
    "ㄹ": "l r ll",
    "ㅁ": "m",
    "ㅂ": "p b",
    "ㅇ": "ng",
    "ㅅ": "t s",
    "ㄷ": "d",
}

SURNAMES = {
    "김": "kim gim", "이": "lee yi rhee i ri rhie ee", "박": "park bak pak bahk", "최": "choi choe", "정": "jung jeong chung joung chong jeoung",
    "강": "kang gang", "조": "cho jo joh", "윤": "yoon yun youn", "장": "jang chang", "임": "lim im yim rim", "림": "lim rim", "한": "han hahn",
    "오": "oh o", "서": "seo suh so", "신": "shin sin", "권": "kwon gwon kwun", "황": "hwang whang", "안": "ahn an", "송": "song",
    "류": "ryu yu ryoo lyu", "홍": "hong", "전": "jeon jun chun chon", "고": "ko go koh goh", "문": "moon mun", "양": "yang", "손": "son sohn",
    "배": "bae pae bai", "백": "baek paik back paek baik", "허": "heo hur huh her", "유": "yoo yu you ryu", "남": "nam", "심": "shim sim",
    "노": "noh no roh ro", "하": "ha hah", "곽": "kwak gwak kwag", "성": "sung seong", "차": "cha", "주": "joo ju chu", "우": "woo u wu",
    "구": "koo gu ku goo", "민": "min", "나": "na rah nah ra", "라": "ra na", "진": "jin chin", "지": "ji jee chi", "엄": "um eom uhm", "채": "chae chai",
    "원": "won weon", "천": "cheon chun chon", "방": "bang pang", "공": "kong gong", "현": "hyun hyeon", "함": "ham hahm", "변": "byun byeon",
    "염": "yeom yum youm", "여": "yeo yuh", "추": "choo chu", "도": "do doh", "소": "so soh", "석": "seok suk sok", "선": "sun seon", "설": "seol sul",
    "마": "ma mah", "길": "gil kil", "연": "yeon youn yun", "위": "wi wee", "표": "pyo", "명": "myung myeong", "기": "ki gi kee", "반": "ban bahn",
    "왕": "wang", "금": "keum geum kum", "옥": "ok ock", "육": "yook yuk", "인": "in", "맹": "maeng", "제": "je jae", "모": "mo", "탁": "tak", "국": "kook guk kuk",
    "어": "eo uh", "은": "eun", "편": "pyeon pyun", "용": "yong", "예": "ye", "경": "kyung gyeong", "봉": "bong", "사": "sa", "부": "boo bu", "가": "ka ga",
    "복": "bok", "태": "tae", "목": "mok", "형": "hyung", "피": "pi", "두": "doo du", "감": "kam gam", "음": "eum um", "동": "dong", "온": "on",
    "호": "ho", "범": "bum beom", "좌": "jwa", "팽": "paeng", "승": "seung", "간": "kan", "상": "sang", "시": "si shi", "갈": "gal", "빈": "bin", "단": "dan",
    "남궁": "namgung namgoong namkung namkoong", "황보": "hwangbo whangbo", "제갈": "jegal jaegal", "선우": "sunwoo seonu seonwoo sunu",
    "독고": "dokgo dokko", "사공": "sagong sakong", "서문": "seomun seomoon", "동방": "dongbang",
}  # fmt: skip
MOST_READINGS = 400


def _reversed(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    turned: dict[str, list[str]] = {}
    for letter, spellings in table.items():
        for spelling in spellings.split() or [""]:
            turned.setdefault(spelling, []).append(letter)
    return {spelling: tuple(letters) for spelling, letters in turned.items()}


_onsets, _vowels, _codas, _surnames = map(_reversed, (ONSETS, VOWELS, CODAS, SURNAMES))
LONGEST_SURNAME = max(map(len, _surnames))


def readings(words: list[str]) -> list[tuple[str, str]]:
    """(surname, given name) in Hangul that Latin words may mean, the surname in front or behind; "" is no surname.

    The likeliest spellings come first; whether such a person exists is for the vocabulary to say.
    """
    found: dict[tuple[str, str], None] = {}
    for surnames, given in _orders(words):
        for name in islice(_given(given), MOST_READINGS):
            for surname in surnames:
                found[surname, name] = None
    return list(found)


def surnames(word: str) -> tuple[str, ...]:
    """The Hangul surnames that are spelled so."""
    return _surnames.get(word, ())


def _orders(words: list[str]) -> list[tuple[tuple[str, ...], str]]:
    joined = "".join(words)
    if not (joined.isascii() and joined.isalpha()) or len(joined) > 24:
        return []
    orders = []
    if len(words) > 1:
        orders.append((surnames(words[0]), "".join(words[1:])))
        orders.append((surnames(words[-1]), "".join(words[:-1])))
        orders.append((surnames("".join(words[:2])), "".join(words[2:])))
    else:
        orders += [
            (surnames(joined[:cut]), joined[cut:])
            for cut in range(1, min(LONGEST_SURNAME, len(joined) - 1) + 1)
        ]
        orders += [(surnames(joined[cut:]), joined[:cut]) for cut in range(2, len(joined))]
    orders.append((("",), joined))
    return [(names, given) for names, given in orders if names and given]


def _given(letters: str) -> list[str]:
    """Given names of one to three syllables spelled so, two being the rule."""
    length = len(letters)
    found: dict[str, None] = {}
    for cut in range(1, length):
        found |= dict.fromkeys(map("".join, product(_syllables(letters[:cut]), _syllables(letters[cut:]))))
    if length <= 6:
        found |= dict.fromkeys(_syllables(letters))
    if not found:
        for first in range(1, length - 1):
            for second in range(first + 1, length):
                pieces = letters[:first], letters[first:second], letters[second:]
                found |= dict.fromkeys(map("".join, product(*map(_syllables, pieces))))
    return list(found)


@lru_cache(maxsize=2048)
def _syllables(letters: str) -> tuple[str, ...]:
    if len(letters) > 7:
        return ()
    found: dict[str, int] = {}
    for start in range(min(3, len(letters))):
        for onset in _onsets.get(letters[:start], ()):
            for rank, end in enumerate(range(start + 1, min(start + 4, len(letters) + 1))):
                for vowel, coda in product(
                    _vowels.get(letters[start:end], ()), _codas.get(letters[end:], ())
                ):
                    found.setdefault(syllable(onset, vowel, coda), rank)
    return tuple(found)
