"""Text made safe to compare and to show: composed, trimmed, without what cannot be seen."""

from __future__ import annotations

import re
import unicodedata

HANGUL_FILLERS = "\u115f\u1160\u3164\uffa0"
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    + HANGUL_FILLERS
    + "\U000e0000-\U000e0fff]"
)
JOINER = "\u200d"
EMOJI_JOINED = re.compile(
    "(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
MARKS_IN_A_ROW = 3

RESERVED = ("관리자", "운영진", "운영자", "사무국", "공식", "admin", "administrator", "moderator", "staff")


def as_text(value: str) -> str:
    """Several lines: NFC, line ends as \\n, no control or invisible characters, trimmed. Applying it twice changes nothing."""
    composed = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_visible(line).rstrip() for line in composed.split("\n"))
    return unicodedata.normalize("NFC", re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines))).strip()


def as_line(value: str) -> str:
    """One line: as `as_text`, with every run of white space as one space."""
    return " ".join(as_text(value).split())


def _visible(line: str) -> str:
    kept = EMOJI_JOINED.sub("\ue000", line)
    return INVISIBLE.sub("", CONTROL.sub("", kept)).replace("\ue000", JOINER)


def has_invisible(value: str) -> bool:
    """Whether characters hide in it, change its direction, or pile up on one letter."""
    if INVISIBLE.search(value) or CONTROL.search(value.strip()):
        return True
    marks = 0
    for character in unicodedata.normalize("NFC", value):
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > MARKS_IN_A_ROW:
            return True
    return False


def lookup_key(address: str) -> str:
    """What two spellings of one e-mail address share: NFKC, case folded."""
    return unicodedata.normalize("NFKC", address).casefold().strip()


def skeleton(name: str) -> str:
    """What a reader takes a name for: compatible forms folded, letters and digits only, jamo joined to syllables."""
    folded = unicodedata.normalize("NFKC", INVISIBLE.sub("", name)).casefold()
    joined = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", folded))
    return "".join(c for c in joined if c.isalnum())


def is_reserved_name(name: str) -> bool:
    """Whether a name could be taken for the hub's own."""
    seen = skeleton(name)
    return any(skeleton(word) in seen for word in RESERVED)
