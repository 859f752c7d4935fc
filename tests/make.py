"""Builders: rows for tests, straight into the tables, with sensible defaults."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from community.core import clock
from community.core.writing import begin_writing
from models.accounts import Cohort, Member, Role, RoleGrant
from models.base import db
from models.companies import Company
from models.people import Career

_number = count(1)


def saved(row: Any) -> Any:
    """Put one row into its table."""
    with begin_writing():
        db.session.add(row)
        db.session.commit()
    return row


def cohort(number: int = 1, **given: Any) -> Cohort:
    """The cohort of that number, made once."""
    found = db.session.query(Cohort).filter_by(number=number).one_or_none()
    return found or saved(Cohort(number=number, name=f"머신러닝 엔지니어 부트캠프 {number}기", **given))


def company(name: str = "", **given: Any) -> Company:
    """A company that takes part."""
    return saved(
        Company(name=name or f"한빛정밀{next(_number)}", kind=given.pop("kind", "participant"), **given)
    )


def member(name: str = "", *roles: str, **given: Any) -> Member:
    """A member with roles in force and the first steps done."""
    number = next(_number)
    now = clock.now()
    email = given.pop("email", f"member{number}@mail.example")
    cohort_id = given.pop("cohort_id", None)
    company_id = given.pop("company_id", None)
    title = given.pop("title", "책임연구원")
    made = saved(
        Member(
            name=name or f"사람{number}",
            email=email,
            email_key=email.casefold(),
            joined_at=given.pop("joined_at", now),
            onboarded_at=given.pop("onboarded_at", now),
            **given,
        )
    )
    for role in roles:
        bound = cohort_id if role in {Role.ALUMNUS, Role.TRAINEE, Role.COHORT_LEAD} else None
        firm = company_id if role in {Role.REPRESENTATIVE, Role.DELEGATE} else None
        grant(made, role, cohort_id=bound, company_id=firm)
    if company_id:
        job(made, company_id, title=title)
    return made


def grant(to: Member, role: str, **given: Any) -> RoleGrant:
    """A role in force for a member."""
    return saved(
        RoleGrant(member_id=to.id, role=str(role), granted_at=clock.now() - timedelta(days=1), **given)
    )


def job(of: Member, company_id: int, *, title: str = "책임연구원", **given: Any) -> Career:
    """A job at a company, current unless it ended."""
    firm = db.session.get_one(Company, company_id)
    return saved(Career(member_id=of.id, company_id=company_id, company_name=firm.name, title=title, **given))
