"""The English catalogue: one small .po file per area, joined and compiled when the site is set up."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).resolve().parents[1] / "translations"


def joined(language: str = "en") -> Catalog:
    """All areas' texts in one catalogue; raises ValueError where two areas translate one text differently."""
    whole = Catalog(locale=language)
    for path in sorted((TRANSLATIONS / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if not message.id:
                    continue
                known = whole.get(message.id, message.context)
                if known and known.string != message.string:
                    raise ValueError(f"{path.name}: {message.id!r} is translated otherwise elsewhere")
                whole.add(message.id, message.string, context=message.context, flags=message.flags)
    return whole


def compile_all() -> Path:
    """Write the compiled catalogue and return where it stands."""
    target = TRANSLATIONS / "en" / "LC_MESSAGES" / "messages.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        write_mo(file, joined())
    return target


if __name__ == "__main__":
    compile_all()
