"""The first screen."""

from __future__ import annotations

from flask import current_app

from community.core.actor import Actor
from community.core.entrypoints import Pages
from community.core.gates import INSIDE
from community.core.replies import Reply, page
from community.home.panels import panels_for

pages = Pages("home", gate=INSIDE)


@pages.get("/")
def start(actor: Actor) -> Reply:
    """What waits for this person first, then what belongs to the role."""
    known = current_app.view_functions
    shown = [panel for panel in panels_for(actor) if panel.endpoint in known]
    return page("home/start.html", panels=shown)
