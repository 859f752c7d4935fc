"""Where uploaded bytes lie: under random keys, in a folder of the site's own."""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from community.core.errors import NotFound
from config import Settings

KEY = re.compile(r"[0-9a-f]{40}")


class Files(Protocol):
    """The port: whole objects by key, never changed once written."""

    def put(self, content: bytes) -> str: ...
    def read(self, key: str) -> bytes: ...
    def delete(self, key: str) -> None: ...


class Folder:
    """Files in a folder; a key says where, never what."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, content: bytes) -> str:
        """Keep the bytes durably and return their key."""
        key = secrets.token_hex(20)
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".part")
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
        return key

    def read(self, key: str) -> bytes:
        """The bytes; raises NotFound."""
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            raise NotFound from None

    def delete(self, key: str) -> None:
        """Forget the bytes; a key that is gone already is fine."""
        self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise NotFound
        return self.root / key[:2] / key


_current: Files


def set_up(settings: Settings) -> None:
    """Choose where files lie."""
    global _current
    _current = Folder(settings.data_dir / "files")


def current() -> Files:
    """The files in force."""
    return _current


def disposition(name: str, *, inline: bool = False) -> str:
    """A Content-Disposition header that keeps a Hangul name (RFC 5987) and cannot be broken out of."""
    clean = re.sub(r"[\x00-\x1f\x7f/\\\"]", "_", unicodedata.normalize("NFC", name))[:150] or "file"
    plain = clean.encode("ascii", "replace").decode().replace("?", "_")
    return f"{'inline' if inline else 'attachment'}; filename=\"{plain}\"; filename*=UTF-8''{quote(clean)}"
