"""The words for kinds, facets and metrics."""

from __future__ import annotations

from community.core.locale import _

KINDS = {
    "participant": _("참가기업"),
    "resident": _("입주기업"),
    "membership": _("멤버십"),
    "graduate": _("졸업기업"),
}

FACET_LABELS = {"kind": _("종류"), "industry": _("분야"), "region": _("지역"), "stage": _("단계")}

METRICS = {
    "revenue": _("매출"),
    "investment": _("투자유치"),
    "employees": _("고용"),
    "patents": _("특허"),
}
