"""Moving the demo community in: always the same people, companies and dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

from community.accounts import passwords
from community.core import clock
from community.core.writing import begin_writing
from community.demo import accounts, firms, folk, published
from community.demo.crowd import add_crowd
from community.demo.details import add_details, add_mentoring
from models.accounts import Cohort, Member, Role, RoleGrant
from models.base import db
from models.companies import Award, Company, CompanyFigure
from models.people import Career

JOINED = datetime(2022, 7, 6, 0, 0, tzinfo=UTC)
MAIL_DOMAIN = "demo.example"


class Loader:
    """Makes the rows in one transaction; whoever is made first gets the lowest ids."""

    def __init__(self) -> None:
        self.companies: dict[str, Company] = {}
        self.people: dict[str, Member] = {}
        self.cohorts: dict[int, Cohort] = {}
        self.numbers = count(1)
        self.now = clock.now()

    def run(self) -> None:
        """Everything, from the ground up."""
        self._cohorts()
        self._companies()
        self._awards()
        for person in folk.graduates():
            self._person(person, Role.ALUMNUS, cohort=1)
        for person in folk.trainees():
            self._person(person, Role.TRAINEE, cohort=2)
        for person in folk.mentors():
            add_mentoring(self._person(person, Role.MENTOR), person)
        for person in folk.leaders():
            self._leader(person)
        for name, name_en, title in folk.STAFF:
            self._person(folk.Person(name, name_en, "", title, "", ()), Role.STAFF)
        self._others()
        self._accounts()

    def _cohorts(self) -> None:
        first = Cohort(
            number=published.FIRST_COHORT,
            name="KAIST 머신러닝 엔지니어 부트캠프 1기",
            starts_on=published.FIRST_STARTS,
            ends_on=published.FIRST_ENDS,
            capacity=published.FIRST_CAPACITY,
        )
        second = Cohort(number=2, name="KAIST 머신러닝 엔지니어 부트캠프 2기 (가상)", capacity=25)
        db.session.add_all([first, second])
        db.session.flush()
        self.cohorts = {1: first, 2: second}

    def _companies(self) -> None:
        for firm in [*firms.PARTICIPANTS, *firms.startups()]:
            self.companies[firm.key] = Company(
                name=firm.name,
                name_en=firm.name_en,
                kind=firm.kind,
                industry=firm.industry,
                region=firm.region,
                stage=firm.stage,
                summary=firm.summary,
                technologies=list(firm.technologies),
                founded_on=date(firm.founded, 3, 2),
                is_fictional=True,
                changed_at=self.now,
                verified_at=self.now,
            )
        db.session.add_all(self.companies.values())
        db.session.flush()
        for company in list(self.companies.values())[:8] + list(self.companies.values())[15:25]:
            self._figures(company)

    def _figures(self, company: Company) -> None:
        for step, period in enumerate(("2023", "2024", "2025")):
            base = 400_000_000 + company.id * 37_000_000
            db.session.add(
                CompanyFigure(
                    company_id=company.id,
                    metric="revenue",
                    period=period,
                    amount=base * (10 + 3 * step) // 10,
                    source="가상 자료",
                    entered_at=self.now,
                    verified_at=self.now if period != "2025" else None,
                )
            )

    def _awards(self) -> None:
        for name, level, kind in published.CES_AWARDS:
            db.session.add(
                Award(
                    company_name=name,
                    name=published.CES_2022,
                    year=2022,
                    level=level,
                    category=kind,
                    source=published.CES_SOURCE,
                    note=published.CES_NOTE,
                    verified_at=self.now,
                )
            )

    def _person(self, person: folk.Person, role: Role, *, cohort: int | None = None) -> Member:
        number = next(self.numbers)
        email = f"person{number:03d}@{MAIL_DOMAIN}"
        member = Member(
            name=person.name,
            name_en=person.name_en,
            email=email,
            email_key=email,
            joined_at=JOINED + timedelta(hours=number),
            last_seen_at=self.now - timedelta(hours=7 * number),
            onboarded_at=JOINED + timedelta(hours=number),
            is_demo=True,
        )
        db.session.add(member)
        db.session.flush()
        self.people[person.name] = member
        self._grant(member, role, cohort_id=self.cohorts[cohort].id if cohort else None)
        self._job(member, person)
        add_details(member, person, self.now, capstone=role is Role.ALUMNUS)
        return member

    def _job(self, member: Member, person: folk.Person) -> None:
        company = self.companies.get(person.firm)
        db.session.add(
            Career(
                member_id=member.id,
                company_id=company.id if company else None,
                company_name=company.name
                if company
                else "KAIST 김재철AI대학원"
                if person.skills
                else "AI 양재 허브",
                title=person.title,
                department=person.department,
                started_on=date(2019, 3, 2),
            )
        )

    def _leader(self, person: folk.Person) -> None:
        member = self._person(
            person, Role.STARTUP if person.firm not in _participant_keys() else Role.REPRESENTATIVE
        )
        company_id = self.companies[person.firm].id
        first = db.session.query(RoleGrant).filter_by(member_id=member.id).one()
        first.company_id = company_id
        first.criterion = "교육 우수 참여기업" if first.role == Role.REPRESENTATIVE else "입주 심사 통과"
        first.evidence = "선정위원회 회의록 (가상)"
        if first.role != Role.REPRESENTATIVE:
            self._grant(member, Role.REPRESENTATIVE, company_id=company_id)

    def _others(self) -> None:
        for name, role, days in (
            ("김심사", Role.REVIEWER, None),
            ("최감사", Role.AUDITOR, None),
            ("박투자", Role.GUEST, 90),
            ("오지원", Role.APPLICANT, None),
        ):
            member = self._person(folk.Person(name, "", "", "", "", ()), role)
            if days:
                member.grants[0].ends_at = self.now + timedelta(days=days)
        self._grant(self.people["유한나"], Role.ADMIN)
        self._grant(self.people["장하윤"], Role.COHORT_LEAD, cohort_id=self.cohorts[1].id)
        scopes = ["page", "figures", "apply"]
        self._grant(
            self.people["박도윤"], Role.DELEGATE, company_id=self.companies["hanbit"].id, scopes=scopes
        )

    def _grant(self, member: Member, role: Role, **given: object) -> None:
        db.session.add(RoleGrant(member_id=member.id, role=role.value, granted_at=JOINED, **given))
        db.session.flush()

    def _accounts(self) -> None:
        secret = passwords.hash_password(accounts.PASSWORD)
        for email, said in accounts.ACCOUNTS.items():
            name = next(word for word in self.people if word in said)
            member = self.people[name]
            member.email = member.email_key = email
            member.password_hash = secret


def _participant_keys() -> set[str]:
    return {firm.key for firm in firms.PARTICIPANTS}


def load(*, members: int = 0) -> None:
    """Fill an empty site: the demo community, and a generated crowd of so many more."""
    loader = Loader()
    with begin_writing():
        loader.run()
        db.session.commit()
    if members:
        add_crowd(members, cohort_ids=[c.id for c in loader.cohorts.values()])
