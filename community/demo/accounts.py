"""One account per role with a known password; they exist only on a demo site, which answers on this machine only."""

from __future__ import annotations

PASSWORD = "ieum-demo-2026"
"""Printed at every start of a demo site, and useless anywhere else."""


ACCOUNTS = {
    "alumnus@demo.example": "수료생 김서연 (1기, 한빛정밀)",
    "trainee@demo.example": "교육생 남궁민 (2기)",
    "ceo@demo.example": "대표 한정수 (한빛정밀)",
    "delegate@demo.example": "담당자 박도윤 (한빛정밀)",
    "mentor@demo.example": "멘토 정현석 교수",
    "startup@demo.example": "스타트업 대표 이준호 (루미오랩)",
    "reviewer@demo.example": "심사위원 김심사",
    "staff@demo.example": "운영진 문지원",
    "admin@demo.example": "관리자 유한나",
    "guest@demo.example": "게스트 박투자",
    "applicant@demo.example": "지원기업 오지원",
    "auditor@demo.example": "감사 최감사",
    "lead@demo.example": "기수장 장하윤 (1기)",
}
