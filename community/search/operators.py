"""Operators in a query: 기수:1 기술:nlp 역할:멘토 회사:"펫나우" open:poc, in Korean or English."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from community.search.normalise import normalise

NAMES: dict[str, tuple[str, ...]] = {
    "cohort": ("기수", "cohort"),
    "skill": ("기술", "스킬", "분야", "skill", "skills", "tech"),
    "role": ("역할", "직책", "role"),
    "company": ("회사", "소속", "기업", "company"),
    "open": ("열림", "가능", "open", "open-to"),
    "industry": ("업종", "산업", "industry"),
    "region": ("지역", "region"),
    "kind": ("종류", "유형", "kind", "type"),
    "topic": ("주제", "topic"),
    "since": ("이후", "부터", "since", "after"),
    "before": ("이전", "까지", "before", "until"),
}
DATES = ("since", "before")
KINDS = {
    "person": ("사람", "회원", "동문", "인물", "person", "people", "profile", "프로필"),
    "company": ("회사", "기업", "company"),
    "message": ("메시지", "대화", "채팅", "message", "chat"),
    "news": ("뉴스", "소식", "기사", "news"),
    "program": ("프로그램", "지원사업", "모집", "program"),
    "event": ("행사", "event"),
    "opportunity": ("기회", "opportunity"),
}
ALIASES = {alias: name for name, aliases in NAMES.items() for alias in aliases}
KIND_ALIASES = {alias: kind for kind, aliases in KINDS.items() for alias in aliases}

_operator = re.compile(r'(?<!\S)([^\s:"]+):(?:"([^"]*)"|([^\s"]+))(?=\s|$)')
_date = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?$")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a query says by operators, and the text that remains."""

    text: str
    filters: dict[str, frozenset[str]] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)


def parse(query: str) -> Parsed:
    """Take the operators out of a query; unknown ones and malformed quotes stay text."""
    filters: dict[str, set[str]] = {}
    dates: dict[str, date] = {}

    def take(found: re.Match[str]) -> str:
        name = ALIASES.get(normalise(found[1]))
        value = normalise(found[2] if found[2] is not None else found[3])
        if name is None or not value:
            return found[0]
        if name in DATES:
            day = _day(value)
            if day is None:
                return found[0]
            dates[name] = day
        else:
            filters.setdefault(name, set()).add(_value(name, value))
        return " "

    text = _operator.sub(take, query)
    return Parsed(
        " ".join(text.split()), {name: frozenset(values) for name, values in filters.items()}, dates
    )


def _value(name: str, value: str) -> str:
    if name == "kind":
        return KIND_ALIASES.get(value, value)
    return value.removesuffix("기") if name == "cohort" and value[:-1].isdigit() else value


def _day(value: str) -> date | None:
    found = _date.match(value)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None
