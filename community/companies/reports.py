"""Figures and investments: a company reports, staff verifies, a correction keeps what stood before."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from community.companies import policy, queries
from community.companies.facts import FigureReported, FigureVerified, RoundConfirmed, RoundReported
from community.companies.forms import FigureForm, RoundForm
from community.core import clock
from community.core.actor import Actor
from community.core.errors import Invalid, NotFound
from community.core.locale import _
from community.core.operation import operation, record
from community.core.permission import ensure
from models.base import db
from models.companies import CompanyFigure, InvestmentRound

LATE_AFTER = timedelta(days=60)
"""A figure that comes later than this after its period ended is marked as late."""


@operation
def report(actor: Actor, public_id: str, form: FigureForm) -> CompanyFigure:
    """Report a figure; a second one for the same period corrects the first and waits to be verified again."""
    company = queries.company(actor, public_id)
    ensure(policy.may_report(actor, company))
    now = clock.now()
    ended = end_of(form.period)
    if ended > now + timedelta(days=31):
        raise Invalid({"period": _("아직 오지 않은 기간이에요.")})
    former = db.session.scalar(
        select(CompanyFigure).where(
            CompanyFigure.company_id == company.id,
            CompanyFigure.metric == form.metric.value,
            CompanyFigure.period == form.period,
            CompanyFigure.replaced_at.is_(None),
        )
    )
    if former is not None:
        if former.amount == form.amount and former.source == form.source:
            return former
        former.replaced_at = now
        db.session.flush()
    figure = CompanyFigure(
        company_id=company.id,
        metric=form.metric.value,
        period=form.period,
        amount=form.amount,
        source=form.source,
        is_late=now > ended + LATE_AFTER,
        entered_at=now,
        entered_by_id=actor.member_id,
    )
    db.session.add(figure)
    db.session.flush()
    record(
        FigureReported(company_id=company.id, figure_id=figure.id, corrects_id=former.id if former else None)
    )
    return figure


@operation
def verify(actor: Actor, public_id: str, figure_id: int) -> CompanyFigure:
    """Staff checked the figure against its source."""
    company = queries.company(actor, public_id)
    ensure(policy.may_verify(actor))
    figure = queries.figure(actor, company, figure_id)
    if figure.verified_at is None:
        figure.verified_at = clock.now()
        figure.verified_by_id = actor.member_id
        record(FigureVerified(company_id=company.id, figure_id=figure.id))
    return figure


@operation
def report_round(actor: Actor, public_id: str, form: RoundForm) -> InvestmentRound:
    """Report an investment: an exact sum (least = most), a range, or none told."""
    company = queries.company(actor, public_id)
    ensure(policy.may_report(actor, company))
    least, most = form.amount_least, form.amount_most
    if least is not None and most is not None and least > most:
        raise Invalid({"amount_most": _("가장 큰 금액이 가장 작은 금액보다 작아요.")})
    made = InvestmentRound(company_id=company.id, entered_by_id=actor.member_id, **form.model_dump())
    db.session.add(made)
    db.session.flush()
    record(RoundReported(company_id=company.id, round_id=made.id))
    return made


@operation
def confirm_round(actor: Actor, public_id: str, round_id: int) -> InvestmentRound:
    """Staff confirms an investment; only then do others see it."""
    company = queries.company(actor, public_id)
    ensure(policy.may_verify(actor))
    found = db.session.scalar(policy.visible_rounds(actor, company).where(InvestmentRound.id == round_id))
    if found is None:
        raise NotFound
    if found.confirmed_at is None:
        found.confirmed_at = clock.now()
        found.confirmed_by_id = actor.member_id
        record(RoundConfirmed(company_id=company.id, round_id=found.id))
    return found


def end_of(period: str) -> datetime:
    """The moment after a year (2026), quarter (2026-Q3) or month (2026-09)."""
    year, rest = int(period[:4]), period[4:].lstrip("-")
    quarter = re.fullmatch(r"Q([1-4])", rest)
    month = int(quarter[1]) * 3 if quarter else int(rest) if rest else 12
    return datetime(year + (month == 12), month % 12 + 1, 1, tzinfo=UTC)
