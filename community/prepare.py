"""Making a site ready to serve: tables up to date, and the demo community on the first start of a demo site."""

from __future__ import annotations

import time

from sqlalchemy import func, select

from community.app import create_app
from community.demo.accounts import ACCOUNTS, PASSWORD
from community.demo.load import load
from community.migrate import upgrade
from config import from_environment
from models.accounts import Member
from models.base import db


def prepare(*, empty: bool, members: int) -> int:
    """Migrate, then fill an empty demo site unless told not to; returns an exit status."""
    settings = from_environment()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    upgrade(settings.database)
    app = create_app(settings)
    with app.app_context():
        if settings.demo and not empty and not db.session.scalar(select(func.count()).select_from(Member)):
            began = time.monotonic()
            load(members=members)
            print(f"The demo community moved in ({time.monotonic() - began:.1f} s).")
        _say_where(settings.site_url, demo=settings.demo)
    return 0


def _say_where(url: str, *, demo: bool) -> None:
    print(f"\n  이음  {url}\n")
    if demo and db.session.scalar(select(func.count()).where(Member.is_demo)):
        print(f"  Demo accounts, password {PASSWORD}")
        for address, says in ACCOUNTS.items():
            print(f"    {address:<28}{says}")
        print()
