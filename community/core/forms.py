"""The shape of input, the same for pages, sockets and JSON: checked once, worded once, never lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self, TypeVar, get_args, get_origin
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError
from werkzeug.datastructures import MultiDict

from community.core.errors import Invalid, Refusal
from community.core.locale import _
from community.core.plain_text import (
    as_line,
    as_text,
    has_invisible,
    is_reserved_name,
    lookup_key,
)

F = TypeVar("F", bound="Form")

LARGEST_ID = 2**53

WORDED: dict[str, Any] = {
    "missing": _("꼭 적어 주세요."),
    "string_too_short": _("꼭 적어 주세요."),
    "string_too_long": _("너무 길어요. 조금 줄여 주세요."),
    "string_type": _("글자로 적어 주세요."),
    "int_parsing": _("숫자로 적어 주세요."),
    "int_type": _("숫자로 적어 주세요."),
    "int_from_float": _("소수점 없는 숫자로 적어 주세요."),
    "greater_than_equal": _("너무 작은 값이에요."),
    "less_than_equal": _("너무 큰 값이에요."),
    "date_from_datetime_parsing": _("날짜를 2026-11-22처럼 적어 주세요."),
    "date_parsing": _("날짜를 2026-11-22처럼 적어 주세요."),
    "date_type": _("날짜를 2026-11-22처럼 적어 주세요."),
    "literal_error": _("목록에 있는 것 가운데 골라 주세요."),
    "enum": _("목록에 있는 것 가운데 골라 주세요."),
    "too_long": _("너무 많아요. 몇 개를 빼 주세요."),
    "too_short": _("하나 이상 골라 주세요."),
    "extra_forbidden": _("이 양식에 없는 항목이에요."),
    "string_unicode": _("읽을 수 없는 글자가 있어요."),
    # Ours, raised by the types below.
    "unreadable": _("읽을 수 없는 글자가 있어요."),
    "name": _("이름은 2~40자의 글자로 적어 주세요."),
    "name_reserved": _("운영진으로 오해할 수 있는 이름은 쓸 수 없어요."),
    "email": _("이메일 주소를 다시 확인해 주세요."),
    "code": _("숫자 여섯 자리를 적어 주세요."),
    "url": _("https://로 시작하는 주소를 적어 주세요."),
    "business_number": _("사업자등록번호 열 자리를 다시 확인해 주세요."),
    "public_id": _("알 수 없는 대상이에요."),
    "money": _("금액을 숫자로 적어 주세요. 예: 1500만, 3억 2000만"),
}
OTHERWISE = _("다시 확인해 주세요.")


class Form(BaseModel):
    """The parent of every form. Unknown fields are refused, so that nothing is assigned by accident."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def parse(form: type[F], raw: Mapping[str, Any]) -> F:
    """What was sent, checked; raises Invalid with one sentence at each field."""
    given = _from_page(form, raw) if isinstance(raw, MultiDict) else _only_names(raw)
    try:
        return form.model_validate(given)
    except ValidationError as failure:
        raise Invalid(_worded(failure)) from None


class FormState:
    """What a template needs to draw a form again: what was typed, and what is wrong with it."""

    def __init__(
        self, values: Mapping[str, Any] | None = None, errors: Mapping[str, Any] | None = None
    ) -> None:
        self._values = values if values is not None else {}
        self.errors = dict(errors or {})

    @classmethod
    def of(cls, **values: Any) -> Self:
        """A form that is filled in with what is known."""
        return cls(values)

    @classmethod
    def refused(cls, raw: Mapping[str, Any], refusal: Refusal) -> Self:
        """A form as it was sent, with the words of its refusal."""
        return cls(raw, getattr(refusal, "errors", None) or {"": refusal.reason})

    def value(self, name: str, default: Any = "") -> Any:
        """What stands in a field."""
        found = self._values.get(name, default)
        return default if found is None else found

    def values(self, name: str) -> list[Any]:
        """What stands in a field that takes several."""
        if isinstance(self._values, MultiDict):
            return list(self._values.getlist(name))
        found = self._values.get(name) or []
        return list(found) if isinstance(found, (list, tuple, set, frozenset)) else [found]

    def has(self, name: str, option: Any) -> bool:
        """Whether an option is chosen."""
        return str(option) in {str(value) for value in self.values(name)}

    def error(self, name: str) -> Any:
        """What is wrong with a field, or None."""
        return self.errors.get(name)

    @property
    def whole_error(self) -> Any:
        """What is wrong with the form as a whole, or None."""
        return self.errors.get("")


def _from_page(form: type[Form], raw: MultiDict[str, Any]) -> dict[str, Any]:
    """A page sends strings only: gather lists, leave out what is blank and hidden plumbing."""
    given: dict[str, Any] = {}
    for name in raw:
        if name == "csrf_token":
            continue
        field = form.model_fields.get(name)
        if field is not None and _takes_several(field.annotation):
            given[name] = raw.getlist(name)
        elif raw[name] != "" or field is None or field.is_required():
            given[name] = raw[name]
    return given


def _takes_several(annotation: Any) -> bool:
    return get_origin(annotation) in {list, tuple, set, frozenset} or annotation in {list, tuple}


def _only_names(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise Invalid(_("보낸 내용의 모양이 맞지 않아요."))
    return dict(raw)


def _worded(failure: ValidationError) -> dict[str, Any]:
    errors: dict[str, Any] = {}
    for problem in failure.errors(include_url=False, include_context=False, include_input=False):
        field = str(problem["loc"][0]) if problem["loc"] else ""
        errors.setdefault(field, WORDED.get(problem["type"], OTHERWISE))
    return errors


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

Day = Annotated[date, AfterValidator(lambda day: day)]
Count = Annotated[int, Field(ge=0, le=LARGEST_ID)]

__all__ = [
    "BusinessNumber",
    "Checkbox",
    "Code6",
    "Count",
    "Day",
    "Email",
    "Form",
    "FormState",
    "Line",
    "Literal",
]
__all__ += [
    "Money",
    "PersonName",
    "PublicId",
    "Tags",
    "Text",
    "Url",
    "get_args",
    "is_business_number",
    "parse",
]
