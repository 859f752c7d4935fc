"""What may be typed about a company."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from community.core.forms import BusinessNumber, Form, Line, Money, Tags, Text, Url
from models.companies import CompanyKind, Metric

PERIOD = re.compile(r"(?:19|20)\d{2}(?:-?(?:Q[1-4]|(?:0[1-9]|1[0-2])))?")


def _period(value: str) -> str:
    if not PERIOD.fullmatch(value):
        raise PydanticCustomError("period", "refused")
    return value


Period = Annotated[str, AfterValidator(_period), Field(max_length=7)]
"""A year (2026), a quarter (2026-Q3) or a month (2026-09)."""


class CompanyForm(Form):
    """A company's page."""

    name: Line(80, least=1)  # type: ignore[valid-type]
    name_en: Line(80) = ""  # type: ignore[valid-type]
    summary: Line(200) = ""  # type: ignore[valid-type]
    about: Text(5000) = ""  # type: ignore[valid-type]
    industry: Line(40) = ""  # type: ignore[valid-type]
    stage: Line(20) = ""  # type: ignore[valid-type]
    region: Line(40) = ""  # type: ignore[valid-type]
    founded_on: date | None = None
    technologies: Tags(20) = []  # type: ignore[valid-type]  # noqa: RUF012
    website: Url = ""


class NewCompanyForm(CompanyForm):
    """A company that staff enters."""

    kind: CompanyKind
    business_number: BusinessNumber = ""


class FigureForm(Form):
    """One figure of one period."""

    metric: Metric
    period: Period
    amount: Money
    source: Line(200, least=2)  # type: ignore[valid-type]


class RoundForm(Form):
    """One investment."""

    stage: Line(20, least=1)  # type: ignore[valid-type]
    amount_least: Money | None = None
    amount_most: Money | None = None
    closed_on: date
    investors: Line(200) = ""  # type: ignore[valid-type]
    visibility: Literal["everyone", "staff"] = "everyone"


class AwardForm(Form):
    """One award."""

    name: Line(80, least=1)  # type: ignore[valid-type]
    year: Annotated[int, Field(ge=1990, le=2100)]
    level: Line(40) = ""  # type: ignore[valid-type]
    category: Line(80) = ""  # type: ignore[valid-type]
    source: Line(200) = ""  # type: ignore[valid-type]
