"""Reading companies, always from what the actor may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, selectinload

from community.companies import policy
from community.core.actor import Actor
from community.core.errors import NotFound
from models.accounts import COMMUNITY_ROLES, Member, MemberStatus, Role, RoleGrant
from models.base import db
from models.companies import Award, Company, CompanyFigure, InvestmentRound
from models.people import Career

PAGE_SIZE = 24
FACETS = ("kind", "industry", "region", "stage")
SMALLEST_GROUP = 5
"""Sums over companies are shown only for so many, so that none can be read out of them."""


@dataclass(frozen=True)
class Listing:
    """One page of the directory with its facets, counted within what the actor may see."""

    companies: Sequence[Company]
    people: dict[int, int]
    awards: dict[int, int]
    facets: dict[str, list[tuple[str, int]]]
    total: int
    page: int
    pages: int


def company(actor: Actor, public_id: str) -> Company:
    """One company with its former names; raises NotFound where the actor may not see it."""
    found = db.session.scalar(
        policy.visible_companies(actor)
        .where(Company.public_id == public_id)
        .options(selectinload(Company.former_names))
    )
    if found is None:
        raise NotFound
    return found


def listing(actor: Actor, chosen: dict[str, list[str]], *, text: str = "", page: int = 1) -> Listing:
    """Companies by facets and name; each facet's counts leave its own choice open."""
    scope = policy.visible_companies(actor)
    if text:
        like = f"%{_escaped(text)}%"
        scope = scope.where(Company.name.ilike(like, escape="\\") | Company.name_en.ilike(like, escape="\\"))
    rows = _chosen(scope, chosen)
    total = db.session.scalar(select(func.count()).select_from(rows.subquery())) or 0
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(1, page), pages)
    found = db.session.scalars(
        rows.order_by(Company.name, Company.id).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    ).all()
    ids = [c.id for c in found]
    return Listing(found, _people_count(ids), _award_count(ids), _facets(scope, chosen), total, page, pages)


def _chosen(scope: Select[Any], chosen: dict[str, list[str]], leave: str = "") -> Select[Any]:
    for facet in FACETS:
        if facet != leave and chosen.get(facet):
            scope = scope.where(getattr(Company, facet).in_(chosen[facet]))
    return scope


def _facets(scope: Select[Any], chosen: dict[str, list[str]]) -> dict[str, list[tuple[str, int]]]:
    counted = {}
    for facet in FACETS:
        rows = _chosen(scope, chosen, leave=facet).subquery()
        column = rows.c[facet]
        grouped = select(column, func.count()).where(column != "").group_by(column)
        found = [(str(value), int(count)) for value, count in db.session.execute(grouped)]
        counted[facet] = sorted(found, key=lambda pair: (-pair[1], pair[0]))
    return counted


def _people_count(company_ids: list[int]) -> dict[int, int]:
    rows = select(Career.company_id, func.count(Career.member_id.distinct())).where(
        Career.company_id.in_(company_ids), Career.ended_on.is_(None), Career.member_id.in_(_listed_ids())
    )
    return {int(k): int(n) for k, n in db.session.execute(rows.group_by(Career.company_id)) if k is not None}


def _award_count(company_ids: list[int]) -> dict[int, int]:
    rows = (
        select(Award.company_id, func.count())
        .where(Award.company_id.in_(company_ids))
        .group_by(Award.company_id)
    )
    return {int(k): int(n) for k, n in db.session.execute(rows) if k is not None}


def _listed_ids() -> Select[int]:
    in_force = RoleGrant.revoked_at.is_(None) & RoleGrant.role.in_([str(r) for r in COMMUNITY_ROLES])
    return (
        select(Member.id)
        .where(Member.status == MemberStatus.ACTIVE.value, Member.onboarded_at.is_not(None))
        .where(select(RoleGrant.id).where(RoleGrant.member_id == Member.id, in_force).exists())
    )


def team(actor: Actor, of: Company) -> list[Career]:
    """Who works there now. Name, 직함 and company can never be hidden inside the community."""
    if not actor.in_community:
        return []
    rows = (
        select(Career)
        .join(Career.member)
        .options(contains_eager(Career.member).selectinload(Member.grants).joinedload(RoleGrant.cohort))
        .where(Career.company_id == of.id, Career.ended_on.is_(None), Member.id.in_(_listed_ids()))
        .order_by(Member.name, Career.id)
    )
    return list(db.session.scalars(rows).unique())


def leaders(of: Company) -> set[int]:
    """Ids of the members who represent the company now."""
    rows = select(RoleGrant.member_id).where(
        RoleGrant.company_id == of.id, RoleGrant.role == Role.REPRESENTATIVE, RoleGrant.revoked_at.is_(None)
    )
    return set(db.session.scalars(rows))


def figures(actor: Actor, of: Company) -> dict[str, list[CompanyFigure]]:
    """Figures in force by metric, oldest period first. What was not reported is absent, not zero."""
    grouped: dict[str, list[CompanyFigure]] = defaultdict(list)
    for row in db.session.scalars(policy.visible_figures(actor, of).order_by(CompanyFigure.period)):
        grouped[row.metric].append(row)
    return dict(grouped)


def figure(actor: Actor, of: Company, figure_id: int) -> CompanyFigure:
    """One figure of that company; raises NotFound."""
    found = db.session.scalar(policy.visible_figures(actor, of).where(CompanyFigure.id == figure_id))
    if found is None:
        raise NotFound
    return found


def rounds(actor: Actor, of: Company) -> list[InvestmentRound]:
    """Investments, newest first."""
    return list(
        db.session.scalars(policy.visible_rounds(actor, of).order_by(InvestmentRound.closed_on.desc()))
    )


def awards(actor: Actor, of: Company) -> list[Award]:
    """Awards of one company, newest first."""
    return list(
        db.session.scalars(
            policy.visible_awards(actor).where(Award.company_id == of.id).order_by(Award.year.desc())
        )
    )


def network_awards(actor: Actor) -> list[Award]:
    """Awards of companies that have no page here, such as those the press reported."""
    rows = (
        policy.visible_awards(actor).where(Award.company_id.is_(None)).order_by(Award.year.desc(), Award.id)
    )
    return list(db.session.scalars(rows))


def waiting(actor: Actor) -> list[CompanyFigure]:
    """Figures that staff has not checked yet, oldest first."""
    return list(
        db.session.scalars(
            select(CompanyFigure)
            .options(selectinload(CompanyFigure.company))
            .where(CompanyFigure.verified_at.is_(None), CompanyFigure.replaced_at.is_(None))
            .where(
                CompanyFigure.company_id.in_(policy.visible_companies(actor).with_only_columns(Company.id))
            )
            .order_by(CompanyFigure.entered_at)
        )
    )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
