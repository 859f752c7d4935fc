"""The register of areas: their entry points, their places in the rail, their documents and commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask

from community.core.entrypoints import EntryPoints
from community.core.templating import Section


@dataclass(frozen=True)
class Area:
    """What one folder of the community brings to the site."""

    entry_points: Sequence[EntryPoints] = ()
    sections: Sequence[Section] = ()


AREAS: list[Area] = []


def set_up(app: Flask) -> None:
    """Attach every area to the app."""
    app.extensions["sections"] = [section for area in AREAS for section in area.sections]
    for area in AREAS:
        for points in area.entry_points:
            app.register_blueprint(points.blueprint)
