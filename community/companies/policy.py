"""Who may see and change which company."""

from __future__ import annotations

from sqlalchemy import Select, false, select

from community.core.actor import Actor
from community.core.locale import _
from community.core.permission import Permission, no, yes
from models.companies import Award, Company, CompanyFigure, InvestmentRound

FIGURES_SCOPE = "figures"
"""What a 담당자 must have been given to enter figures (지표 입력)."""

PAGE_SCOPE = "page"
"""What a 담당자 must have been given to edit the company's page."""


def visible_companies(actor: Actor) -> Select[Company]:
    """The community sees every company; others only those they act for."""
    if actor.is_system or actor.in_community or actor.is_staff:
        return select(Company)
    own = actor.represents | actor.delegated.keys()
    return select(Company).where(Company.id.in_(own)) if own else select(Company).where(false())


def visible_figures(actor: Actor, company: Company) -> Select[CompanyFigure]:
    """The company itself and staff see every figure in force; others the verified ones."""
    figures = select(CompanyFigure).where(
        CompanyFigure.company_id == company.id, CompanyFigure.replaced_at.is_(None)
    )
    if acts_for(actor, company) or actor.is_staff:
        return figures
    return figures.where(CompanyFigure.verified_at.is_not(None))


def visible_rounds(actor: Actor, company: Company) -> Select[InvestmentRound]:
    """Confirmed rounds that are for everyone; all of them for the company itself and staff."""
    rounds = select(InvestmentRound).where(InvestmentRound.company_id == company.id)
    if acts_for(actor, company) or actor.is_staff:
        return rounds
    return rounds.where(InvestmentRound.visibility == "everyone", InvestmentRound.confirmed_at.is_not(None))


def visible_awards(actor: Actor) -> Select[Award]:
    """Awards are public knowledge inside the community."""
    return select(Award) if actor.in_community or actor.is_system else select(Award).where(false())


def acts_for(actor: Actor, company: Company) -> bool:
    """Whether the actor is the company's 대표 or one of its 담당자."""
    return company.id in actor.represents or company.id in actor.delegated


def may_edit(actor: Actor, company: Company) -> Permission:
    """The 대표, a 담당자 with that scope, and staff keep a company's page."""
    if actor.is_staff or company.id in actor.represents or PAGE_SCOPE in actor.delegated.get(company.id, ()):
        return yes
    return no(_("회사 정보는 그 회사의 대표와 담당자, 운영진이 고칠 수 있어요."))


def may_report(actor: Actor, company: Company) -> Permission:
    """The 대표 and a 담당자 with 지표 입력 report figures; staff may enter them for a company."""
    if (
        actor.is_staff
        or company.id in actor.represents
        or FIGURES_SCOPE in actor.delegated.get(company.id, ())
    ):
        return yes
    return no(_("지표는 그 회사의 대표와, 지표 입력을 맡은 담당자가 입력할 수 있어요."))


def may_verify(actor: Actor) -> Permission:
    """Only staff verify: a company never confirms its own figures."""
    return yes if actor.is_staff else no(_("확인은 운영진이 해요."))


def may_see_business_number(actor: Actor, company: Company) -> bool:
    """The whole 사업자등록번호 is for the company itself and staff; others see it masked."""
    return actor.is_staff or acts_for(actor, company)
