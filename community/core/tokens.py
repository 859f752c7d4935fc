"""Random keys, what tables keep of them, signed links, and sealed columns."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from itsdangerous import BadData, URLSafeTimedSerializer

NONCE = 12


class Unreadable(Exception):
    """A signature, an age or a seal that does not hold."""


def new_key() -> str:
    """A key of 256 random bits, safe in addresses and cookies."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Six random digits."""
    return f"{secrets.randbelow(1_000_000):06d}"


def hash_key(key: str) -> str:
    """What a table keeps of a key with 256 random bits."""
    return hashlib.sha256(key.encode()).hexdigest()


def hash_code(secret: str, code: str, bound_to: str) -> str:
    """What a table keeps of a short code: bound to a purpose, useless without the server's key."""
    return hmac.new(secret.encode(), f"{bound_to}\x00{code}".encode(), hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two secrets agree, in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())


def sign(secrets_: list[str], purpose: str, data: Any) -> str:
    """A signed, dated text for one purpose; the newest key signs."""
    return URLSafeTimedSerializer(list(reversed(secrets_)), salt=purpose).dumps(data)


def unsign(secrets_: list[str], purpose: str, token: str, *, max_age: int) -> Any:
    """What was signed for that purpose within `max_age` seconds; raises Unreadable."""
    try:
        return URLSafeTimedSerializer(list(reversed(secrets_)), salt=purpose).loads(token, max_age=max_age)
    except BadData as failure:
        raise Unreadable from failure


def _column_key(secret: str) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"ieum sealed columns").derive(
        secret.encode()
    )


def seal(secret: str, place: str, plain: bytes) -> bytes:
    """Encrypt a column's value (AES-256-GCM), bound to its table and row."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(_column_key(secret)).encrypt(nonce, plain, place.encode())


def unseal(secret: str, place: str, sealed: bytes) -> bytes:
    """Decrypt a column's value; raises Unreadable where key, table or row differ."""
    try:
        return AESGCM(_column_key(secret)).decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())
    except InvalidTag as failure:
        raise Unreadable from failure
