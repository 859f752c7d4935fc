"""Settings from the environment, with defaults that run on a laptop with nothing else installed."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent
SHORTEST_SECRET = 32
LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})


class BadSetting(Exception):
    """A setting that the site must not start with; the message names the remedy."""


@dataclass(frozen=True)
class Settings:
    """Everything that differs between a laptop, a test and the hub's own machines."""

    demo: bool = True
    data_dir: Path = ROOT / "var"
    database_url: str = ""
    redis_url: str = ""
    secret_key: str = ""
    old_secret_keys: tuple[str, ...] = ()
    site_url: str = "http://127.0.0.1:8000"
    trusted_proxies: int = 0
    site_name: str = "이음"
    site_name_en: str = "Ieum"
    hub_name: str = "AI 양재 허브"
    hub_name_en: str = "AI Yangjae Hub"
    logo_text: str = "이음"
    brand_colour: str = ""
    contact_email: str = "help@ieum.example"
    mail_from: str = "이음 <no-reply@ieum.example>"
    smtp_url: str = ""
    metrics_token: str = ""
    search_index: str = ""
    argon2_memory_kib: int = 65536
    argon2_time_cost: int = 3
    career_interest_open: bool = False
    testing: bool = False
    access_log_retention_days: int = field(default=730)

    @property
    def database(self) -> str:
        """The database URL in force: DATABASE_URL, else a SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'ieum.sqlite3'}"

    @property
    def on_sqlite(self) -> bool:
        """Whether the tables live in SQLite."""
        return self.database.startswith("sqlite")

    @property
    def index(self) -> str:
        """Which search adapter is in force: whoosh on SQLite, postgres otherwise, unless chosen."""
        return self.search_index or ("whoosh" if self.on_sqlite else "postgres")

    @property
    def secure(self) -> bool:
        """Whether the site is reached over TLS, which decides cookie names and HSTS."""
        return self.site_url.startswith("https://")

    @property
    def site_host(self) -> str:
        """Host and port of the public address."""
        return urlsplit(self.site_url).netloc

    @property
    def on_loopback(self) -> bool:
        """Whether the public address is this machine only, the one place where demo accounts may exist."""
        return (urlsplit(self.site_url).hostname or "") in LOOPBACK_HOSTS


def from_environment(environ: dict[str, str] | None = None) -> Settings:
    """Read the settings; raises BadSetting with the remedy where a value must not be used."""
    env = dict(os.environ if environ is None else environ)
    demo = env.get("IEUM_MODE", "demo") != "production"
    data_dir = Path(env.get("IEUM_DATA", str(ROOT / "var")))
    secret = env.get("SECRET_KEY", "")
    if demo and not secret:
        secret = _kept_secret(data_dir)
    settings = Settings(
        demo=demo,
        data_dir=data_dir,
        database_url=_with_driver(env.get("DATABASE_URL", "")),
        redis_url=env.get("REDIS_URL", ""),
        secret_key=secret,
        old_secret_keys=tuple(k for k in env.get("OLD_SECRET_KEYS", "").split(",") if k),
        site_url=env.get("SITE_URL", "http://127.0.0.1:8000").rstrip("/"),
        trusted_proxies=int(env.get("TRUSTED_PROXIES", "0")),
        site_name=env.get("SITE_NAME", "이음"),
        site_name_en=env.get("SITE_NAME_EN", "Ieum"),
        hub_name=env.get("HUB_NAME", "AI 양재 허브"),
        hub_name_en=env.get("HUB_NAME_EN", "AI Yangjae Hub"),
        logo_text=env.get("LOGO_TEXT", env.get("SITE_NAME", "이음")),
        brand_colour=env.get("BRAND_COLOUR", ""),
        contact_email=env.get("CONTACT_EMAIL", "help@ieum.example"),
        mail_from=env.get("MAIL_FROM", "이음 <no-reply@ieum.example>"),
        smtp_url=env.get("SMTP_URL", ""),
        metrics_token=env.get("METRICS_TOKEN", ""),
        search_index=env.get("SEARCH_INDEX", ""),
        argon2_memory_kib=int(env.get("ARGON2_MEMORY_KIB", "65536")),
        argon2_time_cost=int(env.get("ARGON2_TIME_COST", "3")),
        career_interest_open=env.get("CAREER_INTEREST", "") == "on",
    )
    _refuse_unsafe(settings)
    return settings


def _refuse_unsafe(settings: Settings) -> None:
    if settings.demo and not settings.on_loopback:
        raise BadSetting(
            "Demo mode answers on this machine only: set IEUM_MODE=production for a public SITE_URL."
        )
    if settings.demo:
        return
    if len(settings.secret_key) < SHORTEST_SECRET:
        raise BadSetting(
            f"SECRET_KEY must have at least {SHORTEST_SECRET} characters: make one with `openssl rand -hex 32`."
        )
    if settings.secret_key in settings.old_secret_keys:
        raise BadSetting(
            "SECRET_KEY stands among OLD_SECRET_KEYS too: a retired key must differ from the one in use."
        )
    if not settings.secure:
        raise BadSetting("In production SITE_URL must begin with https://.")
    if not settings.smtp_url:
        raise BadSetting("In production SMTP_URL must name the mail server, since people sign in by mail.")


def _kept_secret(data_dir: Path) -> str:
    """The key of a demo site, made once and kept readable by its owner only."""
    path = data_dir / "secret.key"
    if path.exists():
        return path.read_text().strip()
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(32))
    return path.read_text().strip()


def _with_driver(url: str) -> str:
    """Name the driver that the site brings, whatever spelling of PostgreSQL the environment uses."""
    for spelling in ("postgres://", "postgresql://"):
        if url.startswith(spelling):
            return "postgresql+psycopg://" + url.removeprefix(spelling)
    return url
