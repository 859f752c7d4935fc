"""Facts as the city and the press published them; figures of others are never mixed with our own counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIRST_COHORT = 1
FIRST_STARTS, FIRST_ENDS = date(2022, 5, 9), date(2022, 7, 5)
FIRST_CAPACITY = 25
HOLIDAYS = (date(2022, 6, 1), date(2022, 6, 6))
"""지방선거와 현충일: weekdays within the course on which nothing was taught."""

HOURS_A_DAY = 8
COURSE_HOURS = 320

CES_2022 = "CES 2022"
CES_SOURCE = "서울시 보도자료(2022. 3.)"
CES_NOTE = "입주·멤버십 구분은 발표문 괄호의 해석입니다."
CES_AWARDS = (
    ("펫나우", "최고 혁신상", "입주"),
    ("루플", "혁신상", "입주"),
    ("딥픽셀", "혁신상", "입주"),
    ("비주얼캠프", "혁신상", "입주"),
    ("아이콘에이아이", "혁신상", "입주"),
    ("웨인힐스벤처스", "혁신상", "멤버십"),
    ("룰루랩", "혁신상", "멤버십"),
)

HUB_SOURCE = "서울시 발표(2022. 3.)"


@dataclass(frozen=True)
class HubFigure:
    """One figure that the city published about the hub."""

    label: str
    amount: int
    unit: str


HUB_FIGURES = (
    HubFigure("입주기업", 100, "여 개"),
    HubFigure("졸업기업", 49, "개(약)"),
    HubFigure("4년 누적 매출", 208_000_000_000, "원"),
    HubFigure("누적 투자유치", 205_000_000_000, "원"),
)
