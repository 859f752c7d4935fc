"""What the demo community's people show of themselves: profile, skills, offers, needs, capstone."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from community.demo.folk import Person
from models.accounts import Member
from models.base import db
from models.people import (
    FLAG_LASTS,
    HelpLine,
    MemberSkill,
    MentorPart,
    OpenFlag,
    OpenTo,
    Profile,
    Skill,
    skill_key,
)

CAPSTONES = (
    ("불량 이미지가 적을 때의 외관 검사", "1조", "vision"),
    ("초음파 영상의 병변 나누기", "2조", "vision"),
    ("사내 문서 질의응답", "3조", "nlp"),
    ("고객 상담 대화 요약", "4조", "nlp"),
    ("새벽배송 물량 예측", "5조", "series"),
    ("태양광 발전량 예측", "6조", "series"),
)
REGIONS = ("서울", "경기", "인천", "대전")


def add_details(member: Member, person: Person, now: datetime, *, capstone: bool = False) -> None:
    """Fill in what a person shows; whoever is told without a headline shows nothing yet."""
    if not person.headline:
        return
    profile = Profile(
        member_id=member.id,
        headline=person.headline,
        about=_about(person),
        region=REGIONS[member.id % len(REGIONS)],
        languages=["ko", "en"] if member.id % 3 == 0 else ["ko"],
        edited_at=now - timedelta(days=member.id % 90),
    )
    if capstone:
        profile.capstone_title, profile.capstone_team, profile.capstone_task = CAPSTONES[
            member.id % len(CAPSTONES)
        ]
    db.session.add(profile)
    for position, name in enumerate(person.skills):
        db.session.add(MemberSkill(member_id=member.id, skill_id=_skill(name), position=position))
    for side, said in (("offer", person.offer), ("need", person.need)):
        if said:
            db.session.add(HelpLine(member_id=member.id, side=side, text=said))
    if member.id % 4 == 0:
        flag = OpenTo.TALK if member.id % 8 else OpenTo.POC
        db.session.add(
            OpenFlag(member_id=member.id, flag=flag.value, raised_at=now, expires_at=now + FLAG_LASTS)
        )


def add_mentoring(member: Member, person: Person) -> None:
    """How a mentor mentors."""
    db.session.add(
        MentorPart(
            member_id=member.id,
            topics=list(person.skills),
            languages=["en"] if person.name.isascii() else ["ko", "en"],
            capacity=3,
            taken=member.id % 4,
            format="both",
        )
    )


def _about(person: Person) -> str:
    if not person.department:
        return f"{person.headline}. 궁금한 것이 있으면 편하게 말씀해 주세요."
    return f"{person.department}에서 {person.title}으로 일해요. {person.headline}. 같은 고민을 하는 분과 이야기하고 싶어요."


def _skill(name: str) -> int:
    key = skill_key(name)
    found = db.session.scalar(select(Skill.id).where(Skill.key == key))
    if found is not None:
        return found
    skill = Skill(key=key, name=name)
    db.session.add(skill)
    db.session.flush()
    return skill.id
