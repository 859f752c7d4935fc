"""What can have happened to a company."""

from __future__ import annotations

from dataclasses import dataclass

from community.core.facts import Fact


@dataclass(frozen=True, kw_only=True)
class CompanyAdded(Fact):
    """Staff entered a company."""

    company_id: int


@dataclass(frozen=True, kw_only=True)
class CompanyChanged(Fact):
    """A company's page was edited; names of the fields, not their contents."""

    company_id: int
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class CompanyVerified(Fact):
    """Staff checked who the company is."""

    company_id: int


@dataclass(frozen=True, kw_only=True)
class FigureReported(Fact):
    """A company reported a figure of a period, or corrected it."""

    company_id: int
    figure_id: int
    corrects_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class FigureVerified(Fact):
    """Staff checked a figure against its source."""

    company_id: int
    figure_id: int


@dataclass(frozen=True, kw_only=True)
class RoundReported(Fact):
    """A company reported an investment."""

    company_id: int
    round_id: int


@dataclass(frozen=True, kw_only=True)
class RoundConfirmed(Fact):
    """Staff confirmed an investment."""

    company_id: int
    round_id: int


@dataclass(frozen=True, kw_only=True)
class AwardAdded(Fact):
    """Staff entered an award."""

    award_id: int
    company_id: int | None
