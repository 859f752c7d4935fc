"""The types of what may be typed: lines, names, addresses, codes, money, each with its own refusal."""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from community.core.plain_text import as_line, as_text, has_invisible, is_reserved_name, lookup_key

LARGEST_ID = 2**53


def _wrong(code: str) -> PydanticCustomError:
    return PydanticCustomError(code, "refused")


def _strict_string(value: Any) -> str:
    if not isinstance(value, str):
        raise _wrong("string_type")
    if "\x00" in value or any(0xD800 <= ord(c) <= 0xDFFF for c in value):
        raise _wrong("unreadable")
    return value


def _line(value: Any) -> str:
    return as_line(_strict_string(value))


def _text(value: Any) -> str:
    return as_text(_strict_string(value))


def Line(most: int, *, least: int = 0) -> Any:
    """One line of text: composed, trimmed, without invisible or direction-changing characters."""
    return Annotated[str, Field(min_length=least, max_length=most), BeforeValidator(_line)]


def Text(most: int, *, least: int = 0) -> Any:
    """Text of several lines: composed, with plain line ends, without invisible characters."""
    return Annotated[str, Field(min_length=least, max_length=most), BeforeValidator(_text)]


def _name(value: Any) -> str:
    raw = _strict_string(value)
    if has_invisible(raw):
        raise _wrong("name")
    name = as_line(raw)
    if not 2 <= len(name) <= 40 or not any(c.isalpha() for c in name) or re.search(r"[<>@/\\{}\[\]\d]", name):
        raise _wrong("name")
    if is_reserved_name(name):
        raise _wrong("name_reserved")
    return name


PersonName = Annotated[str, BeforeValidator(_name)]
"""A person's name: visible, 2 to 40 characters, not one that reads as the staff."""

_EMAIL = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
)


def _email(value: Any) -> str:
    address = as_line(_strict_string(value))
    key = lookup_key(address)
    if len(key) > 254 or ".." in key or not address.isascii() or not _EMAIL.fullmatch(key):
        raise _wrong("email")
    return address


Email = Annotated[str, BeforeValidator(_email)]
"""An address of plain ASCII; compare by plain_text.lookup_key."""


def _code(value: Any) -> str:
    digits = re.sub(r"[\s-]", "", _strict_string(value))
    if not re.fullmatch(r"[0-9]{6}", digits):
        raise _wrong("code")
    return digits


Code6 = Annotated[str, BeforeValidator(_code)]
"""Six ASCII digits, however they were spaced when pasted."""


def _public_id(value: Any) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,32}", _strict_string(value)):
        raise _wrong("public_id")
    return str(value)


PublicId = Annotated[str, BeforeValidator(_public_id)]
"""The random id of something, as it stands in addresses."""


def _url(value: Any) -> str:
    address = as_line(_strict_string(value))
    if not address:
        return ""
    parts = urlsplit(address if "//" in address else f"https://{address}")
    good = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and not parts.username
    if not good or len(address) > 300 or re.search(r"[\s<>\"'\\]", address):
        raise _wrong("url")
    return parts.geturl()


Url = Annotated[str, BeforeValidator(_url)]
"""An http or https address, or nothing."""

_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def is_business_number(digits: str) -> bool:
    """Whether ten digits carry the checksum of a 사업자등록번호 (National Tax Service's weights)."""
    if not re.fullmatch(r"[0-9]{10}", digits):
        return False
    total = sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False)) + int(digits[8]) * 5 // 10
    return (10 - total % 10) % 10 == int(digits[9])


def _business_number(value: Any) -> str:
    digits = re.sub(r"[\s-]", "", _strict_string(value))
    if digits and not is_business_number(digits):
        raise _wrong("business_number")
    return digits


BusinessNumber = Annotated[str, BeforeValidator(_business_number)]
"""A 사업자등록번호 with a right checksum as ten digits, or nothing."""


def _tags(value: Any) -> list[str]:
    parts = value if isinstance(value, list) else [value]
    found: dict[str, str] = {}
    for part in parts:
        for tag in re.split(r"[,\n、]", _strict_string(part)):
            cleaned = as_line(tag).lstrip("#").strip()
            if cleaned:
                found.setdefault(cleaned.casefold(), cleaned)
    if any(len(tag) > 30 for tag in found.values()):
        raise _wrong("string_too_long")
    return list(found.values())


def Tags(most: int) -> Any:
    """Words parted by commas, or sent one by one; each once."""
    return Annotated[list[str], Field(max_length=most), BeforeValidator(_tags)]


_MONEY = re.compile(r"(?:(?P<eok>[0-9.]+)억)?(?:(?P<man>[0-9.]+)만)?(?P<won>[0-9]+)?원?")


def _money(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    said = re.sub(r"[\s,₩]", "", _strict_string(value))
    match = _MONEY.fullmatch(said)
    if not match or not any(match.groups()):
        raise _wrong("money")
    try:
        eok, man = float(match["eok"] or 0), float(match["man"] or 0)
    except ValueError:
        raise _wrong("money") from None
    return round(eok * 1e8) + round(man * 1e4) + int(match["won"] or 0)


Money = Annotated[int, Field(ge=0, le=10**16), BeforeValidator(_money)]
"""Won, as a number or as Koreans write it: 3억 2000만."""


def _yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in {"on", "1", "true", "yes"}:
        return True
    if value in {"", "0", "false", "no", "off", None}:
        return False
    raise _wrong("literal_error")


Checkbox = Annotated[bool, BeforeValidator(_yes)]
"""A box that a page leaves out when it is not ticked; give it the default False."""

Count = Annotated[int, Field(ge=0, le=LARGEST_ID)]
