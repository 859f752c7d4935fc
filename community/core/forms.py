"""The shape of input, the same for pages, sockets and JSON: checked once, worded once, never lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError
from werkzeug.datastructures import MultiDict

from community.core.errors import Invalid, Refusal
from community.core.fields import (
    BusinessNumber,
    Checkbox,
    Code6,
    Count,
    Email,
    Line,
    Money,
    PersonName,
    PublicId,
    Tags,
    Text,
    Url,
    is_business_number,
)
from community.core.locale import _

F = TypeVar("F", bound="Form")

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


__all__ = [
    "BusinessNumber",
    "Checkbox",
    "Code6",
    "Count",
    "Email",
    "Form",
    "FormState",
    "Line",
    "Money",
    "PersonName",
    "PublicId",
    "Tags",
    "Text",
    "Url",
    "is_business_number",
    "parse",
]
