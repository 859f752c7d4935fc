"""Which panels the first screen of each role shows, in order; the first is always what waits for that person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from community.core.actor import Actor
from community.core.locale import _
from models.accounts import Role

MOST_PANELS = 4


@dataclass(frozen=True)
class Panel:
    """One block of the first screen, drawn by the area that it belongs to."""

    key: str
    title: Any
    endpoint: str


UNREAD = Panel("unread", _("안 읽은 대화"), "chat.panel_unread")
COHORT = Panel("cohort", _("우리 기수"), "people.panel_cohort")
NEWCOMERS = Panel("newcomers", _("새로 온 사람"), "people.panel_newcomers")
PROFILE = Panel("profile", _("내 프로필"), "people.panel_profile")
COMPANY = Panel("company", _("우리 회사"), "companies.panel_own")
STARTUPS = Panel("startups", _("허브의 기업"), "companies.panel_hub")
WAITING = Panel("waiting", _("기다리는 일"), "staff_members.panel_waiting")
FIGURES = Panel("figures", _("확인할 지표"), "staff_companies.panel_waiting")

BY_ROLE: list[tuple[str, tuple[Panel, ...]]] = [
    (Role.ADMIN, (WAITING, FIGURES, UNREAD, NEWCOMERS)),
    (Role.STAFF, (WAITING, FIGURES, UNREAD, NEWCOMERS)),
    (Role.REPRESENTATIVE, (UNREAD, COMPANY, STARTUPS, NEWCOMERS)),
    (Role.DELEGATE, (UNREAD, COMPANY, STARTUPS, NEWCOMERS)),
    (Role.MENTOR, (UNREAD, PROFILE, NEWCOMERS, STARTUPS)),
    (Role.STARTUP, (UNREAD, COMPANY, STARTUPS, NEWCOMERS)),
    (Role.COHORT_LEAD, (UNREAD, COHORT, PROFILE, STARTUPS)),
    (Role.ALUMNUS, (UNREAD, COHORT, PROFILE, STARTUPS)),
    (Role.TRAINEE, (UNREAD, COHORT, PROFILE, NEWCOMERS)),
]


def panels_for(actor: Actor) -> list[Panel]:
    """At most four panels, by the roles held; those who hold several see the first role's, then the others'."""
    chosen: dict[str, Panel] = {}
    for role, panels in BY_ROLE:
        if actor.has(role):
            for panel in panels:
                chosen.setdefault(panel.key, panel)
    return list(chosen.values())[:MOST_PANELS]
