"""Korean and English are complete: every text has its English, no English is left over, placeholders agree."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_dir

from community.core.catalogue import joined

ROOT = Path(__file__).resolve().parents[2]
HANGUL = re.compile(r"[가-힣]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
METHODS = [("community/**.py", "python"), ("models/**.py", "python"), ("templates/**", "jinja2")]


@cache
def said() -> dict[str, str]:
    """Every text of the site, and where it stands."""
    found = extract_from_dir(
        ROOT,
        method_map=[*METHODS],
        options_map={"templates/**": {"trimmed": "true", "extensions": "jinja2.ext.do"}},
        keywords={"_": None, "gettext": None},
    )
    return {
        str(message): f"{name}:{line}"
        for name, line, message, _comments, _context in found
        if isinstance(message, str) and message
    }


def test_the_extraction_finds_what_is_there() -> None:
    assert len(said()) > 50


def test_every_text_has_its_english() -> None:
    english = joined()
    missing = {
        where: text for text, where in said().items() if not (english.get(text) and english.get(text).string)
    }
    assert not missing, "\n".join(f"{where}: {text}" for where, text in sorted(missing.items()))


def test_no_english_is_left_over() -> None:
    left = {str(message.id) for message in joined() if message.id} - said().keys()
    assert not left, "\n".join(sorted(left))


def test_placeholders_agree_and_english_is_english() -> None:
    for message in joined():
        if message.id:
            assert sorted(PLACEHOLDER.findall(str(message.id))) == sorted(
                PLACEHOLDER.findall(str(message.string))
            )
            assert message.id == message.string or not HANGUL.search(str(message.string)), message.string
