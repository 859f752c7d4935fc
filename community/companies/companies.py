"""What is done to a company's page and its awards."""

from __future__ import annotations

from sqlalchemy import select

from community.companies import policy, queries
from community.companies.facts import AwardAdded, CompanyAdded, CompanyChanged, CompanyVerified
from community.companies.forms import AwardForm, CompanyForm, NewCompanyForm
from community.core import clock
from community.core.actor import Actor
from community.core.errors import Invalid
from community.core.locale import _
from community.core.operation import operation, record
from community.core.permission import ensure
from models.base import db
from models.companies import Award, Company


@operation
def add(actor: Actor, form: NewCompanyForm) -> Company:
    """Staff enters a company; the same 사업자등록번호 twice is refused, not merged. Raises Invalid."""
    ensure(policy.may_verify(actor))
    number = form.business_number or None
    if number and db.session.scalar(select(Company.id).where(Company.business_number == number)):
        raise Invalid({"business_number": _("이미 등록된 사업자등록번호예요.")})
    company = Company(name=form.name, kind=form.kind.value, business_number=number)
    _take(company, form)
    db.session.add(company)
    db.session.flush()
    record(CompanyAdded(company_id=company.id))
    return company


@operation
def edit(actor: Actor, public_id: str, form: CompanyForm) -> Company:
    """The company keeps its own page; a new name is remembered beside the old one."""
    company = queries.company(actor, public_id)
    ensure(policy.may_edit(actor, company))
    before = {name: getattr(company, name) for name in CompanyForm.model_fields}
    company.rename(form.name, clock.now())
    _take(company, form)
    changed = [name for name, value in before.items() if getattr(company, name) != value]
    if changed:
        record(CompanyChanged(company_id=company.id, fields=changed))
    return company


@operation
def verify(actor: Actor, public_id: str) -> Company:
    """Staff confirms who the company is."""
    company = queries.company(actor, public_id)
    ensure(policy.may_verify(actor))
    if company.verified_at is None:
        company.verified_at = clock.now()
        company.verified_by_id = actor.member_id
        record(CompanyVerified(company_id=company.id))
    return company


@operation
def add_award(actor: Actor, public_id: str, form: AwardForm) -> Award:
    """Staff enters an award with its source."""
    company = queries.company(actor, public_id)
    ensure(policy.may_verify(actor))
    award = Award(
        company_id=company.id, company_name=company.name, verified_at=clock.now(), **form.model_dump()
    )
    db.session.add(award)
    db.session.flush()
    record(AwardAdded(award_id=award.id, company_id=company.id))
    return award


def _take(company: Company, form: CompanyForm) -> None:
    for name in CompanyForm.model_fields:
        if name != "name":
            setattr(company, name, getattr(form, name))
    company.name_en = form.name_en or None
    company.changed_at = clock.now()
