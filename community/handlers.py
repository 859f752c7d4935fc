"""The one page that says what follows from each fact: in the same transaction, now, or later."""

from __future__ import annotations

from community.accounts import facts as accounts
from community.accounts import letters as account_letters
from community.companies import facts as companies
from community.core.facts import Fact, Following, later, nothing

HANDLERS: dict[type[Fact], Following] = {
    accounts.SignedIn: later(account_letters.tell_of_new_device),
    accounts.SignInRefused: nothing,
    accounts.ManyWrongCodes: nothing,
    accounts.IdentityProven: nothing,
    accounts.SessionEnded: nothing,
    accounts.CredentialChanged: later(account_letters.tell_of_change),
    accounts.FactorsReset: later(account_letters.tell_of_reset),
    accounts.EmailChanged: nothing,
    accounts.LanguageChosen: nothing,
    companies.CompanyAdded: nothing,
    companies.CompanyChanged: nothing,
    companies.CompanyVerified: nothing,
    companies.FigureReported: nothing,
    companies.FigureVerified: nothing,
    companies.RoundReported: nothing,
    companies.RoundConfirmed: nothing,
    companies.AwardAdded: nothing,
}
