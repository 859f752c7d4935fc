"""What somebody wrote, as safe HTML: escaped, with links and line breaks, nothing else."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

LINK = re.compile(r"https?://[^\s<>\"'()\[\]{}]{3,500}[^\s<>\"'()\[\]{}.,;:!?]")
MOST_LINKS = 50


def to_html(text: str) -> Markup:
    """Plain text as HTML; at most fifty links are made, the rest stays text."""
    made: list[Markup] = []
    at = 0
    for number, link in enumerate(LINK.finditer(text)):
        if number >= MOST_LINKS:
            break
        made.append(_lines(text[at : link.start()]))
        made.append(
            Markup('<a href="{0}" rel="noopener noreferrer nofollow ugc" target="_blank">{0}</a>').format(
                link[0]
            )
        )
        at = link.end()
    made.append(_lines(text[at:]))
    return Markup("").join(made)


def _lines(text: str) -> Markup:
    return Markup("<br>").join(escape(line) for line in text.split("\n"))
