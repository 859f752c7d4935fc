"""The register of areas: their entry points, their places in the rail, their documents and commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask

from community.accounts import views as accounts
from community.api import health
from community.companies import staff as company_staff
from community.companies import views as company_pages
from community.core.entrypoints import EntryPoints
from community.core.locale import _
from community.core.templating import Link, Section
from community.home import language
from community.home import views as home


@dataclass(frozen=True)
class Area:
    """What one folder of the community brings to the site."""

    entry_points: Sequence[EntryPoints] = ()
    sections: Sequence[Section] = ()
    me_links: Sequence[Link] = ()
    staff_links: Sequence[Link] = ()


AREAS: list[Area] = [
    Area(
        entry_points=[home.pages, language.pages, health.pages],
        sections=[Section("home", _("홈"), "home.start", "icon-[lucide--house]", shown=lambda actor: True)],
    ),
    Area(entry_points=[accounts.pages]),
    Area(
        entry_points=[company_pages.pages, company_staff.pages],
        sections=[Section("companies", _("기업"), "companies.directory", "icon-[lucide--building-2]")],
        staff_links=[Link(_("기업 지표"), "staff_companies.waiting")],
    ),
]


def set_up(app: Flask) -> None:
    """Attach every area to the app."""
    app.extensions["sections"] = [section for area in AREAS for section in area.sections]
    app.extensions["links"] = {
        "me": [link for area in AREAS for link in area.me_links],
        "staff": [link for area in AREAS for link in area.staff_links],
    }
    for area in AREAS:
        for points in area.entry_points:
            app.register_blueprint(points.blueprint)
