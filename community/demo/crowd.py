"""A large generated community, to see how the site fares with ten thousand people."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from community.core.writing import begin_writing
from models.accounts import Member, Role, RoleGrant
from models.base import db, new_public_id
from models.companies import Company
from models.people import Career, MemberSkill, Profile, Skill, company_key

FAMILY = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공"
GIVEN = "서민지하도시예준우은수현아윤채원진호영연주혁빈재경인성태건솔율봄결람별찬슬기라온새한나라"
TITLES = ("연구원", "선임연구원", "책임연구원", "대리", "과장", "차장", "팀장", "매니저", "수석연구원")
HEADLINES = (
    "제조 데이터로 불량을 줄여요",
    "추천 모델을 운영해요",
    "문서를 읽는 모델을 만들어요",
    "수요를 예측해요",
    "현장 카메라를 다뤄요",
    "음성 봇을 만들어요",
    "의료 영상을 연구해요",
    "데이터 파이프라인을 지켜요",
)
REGIONS = ("서울", "경기", "인천", "대전", "부산", "대구")
BEGAN = datetime(2022, 7, 6, tzinfo=UTC)
CHUNK = 1000


def add_crowd(size: int, *, cohort_ids: list[int]) -> None:
    """Insert so many made-up members in chunks; the same size gives the same people."""
    chance = random.Random(size)
    companies = list(db.session.execute(select(Company.id, Company.name)))
    skills = list(db.session.scalars(select(Skill.id).order_by(Skill.id)))
    for start in range(0, size, CHUNK):
        rows = list(_members(chance, start, min(CHUNK, size - start)))
        with begin_writing():
            ids = list(
                db.session.scalars(insert(Member).returning(Member.id, sort_by_parameter_order=True), rows)
            )
            db.session.execute(insert(RoleGrant), [_grant(chance, i, cohort_ids) for i in ids])
            db.session.execute(insert(Career), [_job(chance, i, companies) for i in ids])
            db.session.execute(insert(Profile), [_profile(chance, i) for i in ids])
            db.session.execute(insert(MemberSkill), [s for i in ids for s in _skills(chance, i, skills)])
            db.session.commit()
        print(f"\r  {min(start + CHUNK, size):,} of {size:,} people", end="", flush=True)
    print()


def _members(chance: random.Random, start: int, many: int) -> Iterator[dict[str, Any]]:
    for number in range(start, start + many):
        joined = BEGAN + timedelta(minutes=11 * number)
        email = f"crowd{number:06d}@demo.example"
        yield {
            "public_id": new_public_id(),
            "name": chance.choice(FAMILY) + chance.choice(GIVEN) + chance.choice(GIVEN),
            "email": email,
            "email_key": email,
            "status": "active",
            "language": "ko",
            "joined_at": joined,
            "last_seen_at": joined,
            "onboarded_at": joined,
            "is_demo": True,
        }


def _grant(chance: random.Random, member_id: int, cohort_ids: list[int]) -> dict[str, Any]:
    role = chance.choices([Role.ALUMNUS, Role.STARTUP, Role.MENTOR], [80, 18, 2])[0]
    return {
        "member_id": member_id,
        "role": role.value,
        "cohort_id": chance.choice(cohort_ids) if role is Role.ALUMNUS else None,
        "scopes": [],
        "granted_at": BEGAN,
    }


def _job(chance: random.Random, member_id: int, companies: list[Any]) -> dict[str, Any]:
    company = chance.choice(companies)
    return {
        "member_id": member_id,
        "company_id": company.id,
        "company_name": company.name,
        "company_key": company_key(company.name),
        "title": chance.choice(TITLES),
        "department": "",
        "started_on": date(2015 + chance.randrange(10), 3, 2),
    }


def _profile(chance: random.Random, member_id: int) -> dict[str, Any]:
    return {
        "member_id": member_id,
        "headline": chance.choice(HEADLINES),
        "about": "",
        "region": chance.choice(REGIONS),
        "languages": ["ko"],
        "links": [],
        "edited_at": BEGAN,
    }


def _skills(chance: random.Random, member_id: int, skills: list[int]) -> Iterator[dict[str, int]]:
    for position, skill in enumerate(chance.sample(skills, 3)):
        yield {"member_id": member_id, "skill_id": skill, "position": position}
