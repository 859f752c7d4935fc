"""The one page that says what follows from each fact: in the same transaction, now, or later."""

from __future__ import annotations

from community.companies import facts as companies
from community.core.facts import Fact, Following, nothing

HANDLERS: dict[type[Fact], Following] = {
    companies.CompanyAdded: nothing,
    companies.CompanyChanged: nothing,
    companies.CompanyVerified: nothing,
    companies.FigureReported: nothing,
    companies.FigureVerified: nothing,
    companies.RoundReported: nothing,
    companies.RoundConfirmed: nothing,
    companies.AwardAdded: nothing,
}
