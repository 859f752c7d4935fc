"""Passwords: what may be one, how it is kept, and how it is checked. Slow on purpose: call it off the event loop."""

from __future__ import annotations

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from community.core.errors import Invalid
from community.core.locale import _
from community.core.plain_text import skeleton
from config import Settings

SHORTEST, LONGEST = 12, 128

WELL_KNOWN = frozenset(
    """
    123456789012 1234567890123 password1234 passwordpassword qwertyuiop12 qwerty123456 1q2w3e4r5t6y iloveyou1234
    abcdefghijkl abcd12345678 administrator letmeinletmein welcome12345 111111111111 000000000000 asdfghjkl123
    zxcvbnm12345 dkssudgktpdy tkfkdgody123 qlalfqjsgh12 qlalfqjsgh123 rkskekfkakqk changeme1234
    """.split()
)
"""Long passwords that everybody tries first, also Korean words typed on a Latin keyboard."""

CONTEXT = ("카이스트", "kaist", "이음", "ieum", "양재", "yangjae", "aihub")
"""Words that say nothing here: a password may hold them, but not consist of them."""

_hasher = PasswordHasher()
_dummy = ""


def set_up(settings: Settings) -> None:
    """Choose the costs (RFC 9106's second choice unless set lower for a small host)."""
    global _hasher, _dummy
    _hasher = PasswordHasher(
        time_cost=settings.argon2_time_cost, memory_cost=settings.argon2_memory_kib, parallelism=4
    )
    _dummy = _hasher.hash("nobody has this password")


def composed(password: str) -> str:
    """One spelling for one password, whatever the keyboard sent."""
    return unicodedata.normalize("NFC", password)


def ensure_good(password: str, *, own: tuple[str, ...] = ()) -> None:
    """Whether a password may be chosen; raises Invalid at the field with the reason. `own` is name and address."""
    plain = composed(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        raise Invalid({"password": _("비밀번호는 12자에서 128자 사이로 정해 주세요.")})
    if plain.casefold() in WELL_KNOWN or len(set(plain)) < 5:
        raise Invalid({"password": _("널리 알려진 비밀번호예요. 다른 것으로 정해 주세요.")})
    rest = skeleton(plain)
    for word in (*CONTEXT, *(part for name in own for part in name.split("@")[:1])):
        rest = rest.replace(skeleton(word), "") if len(skeleton(word)) > 1 else rest
    if len(rest) < SHORTEST // 2:
        raise Invalid({"password": _("이름이나 이메일, 서비스 이름만으로 된 비밀번호는 쓸 수 없어요.")})


def hash_password(password: str) -> str:
    """What the table keeps (argon2id)."""
    return _hasher.hash(composed(password))


def is_right(kept: str | None, password: str) -> bool:
    """Whether a password is the right one. Without a kept hash the same time is spent, so that nobody learns."""
    try:
        return _hasher.verify(kept or _dummy, composed(password)) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with other costs and should be made anew at the next sign-in."""
    return _hasher.check_needs_rehash(kept)
