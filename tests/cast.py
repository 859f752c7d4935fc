"""Seven people everyone knows, so that a test names who and not `user1`."""

from __future__ import annotations

from dataclasses import dataclass

from models.accounts import Cohort, Member, Role
from models.companies import Company
from tests import make


@dataclass
class Cast:
    """Mina and Joon are graduates of the 1st cohort at different firms; the others are named by what they do."""

    first: Cohort
    hanbit: Company
    saebom: Company
    mina: Member
    joon: Member
    sora: Member
    hyun: Member
    dal: Member
    bora: Member
    oh: Member


def gather() -> Cast:
    """Make the cast."""
    first = make.cohort(1)
    hanbit = make.company("한빛정밀")
    saebom = make.company("새봄소프트")
    return Cast(
        first=first,
        hanbit=hanbit,
        saebom=saebom,
        mina=make.member("김미나", Role.ALUMNUS, cohort_id=first.id, company_id=hanbit.id),
        joon=make.member("박준", Role.ALUMNUS, cohort_id=first.id, company_id=saebom.id),
        sora=make.member("이소라", Role.REVIEWER),
        hyun=make.member("정현", Role.MENTOR),
        dal=make.member("한달", Role.STAFF),
        bora=make.member("최보라", Role.ADMIN),
        oh=make.member("오외부", Role.GUEST),
    )
