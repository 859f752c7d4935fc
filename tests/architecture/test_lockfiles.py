"""The lock files are whole, name no registry, and agree with what the project asks for."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from config import ROOT

PYTHON_LOCKS = sorted((ROOT / "requirements").glob("*.lock.txt"))
NPM_LOCKS = [ROOT / "package-lock.json", ROOT / "tests" / "browser" / "package-lock.json"]


def _packages(lock: Path) -> dict[str, dict[str, Any]]:
    packages: dict[str, dict[str, Any]] = json.loads(lock.read_text())["packages"]
    return packages


def _pinned(lock: Path) -> set[str]:
    return set(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==", lock.read_text(), re.MULTILINE))


def _asked(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9._-]", each)[0].lower() for each in requirements}


@pytest.mark.parametrize("lock", [*PYTHON_LOCKS, *NPM_LOCKS], ids=lambda lock: str(lock.relative_to(ROOT)))
def test_a_lock_names_no_registry(lock: Path) -> None:
    text = lock.read_text()
    assert '"resolved"' not in text
    assert not re.search(r"--(extra-)?index-url|--find-links|@ https?://|@ file://", text)


@pytest.mark.parametrize("lock", NPM_LOCKS, ids=lambda lock: str(lock.relative_to(ROOT)))
def test_every_optional_package_has_its_entry(lock: Path) -> None:
    """npm leaves out binaries that the registry lacks, and then refuses its own lock everywhere."""
    packages = _packages(lock)
    present = {path.rpartition("node_modules/")[2] for path in packages}
    wanted = {name for entry in packages.values() for name in entry.get("optionalDependencies", {})}
    assert wanted <= present


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda lock: lock.name)
def test_every_python_package_carries_its_hash(lock: Path) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", lock.read_text())[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    run, dev = (
        _pinned(ROOT / "requirements" / "run.lock.txt"),
        _pinned(ROOT / "requirements" / "dev.lock.txt"),
    )
    assert _asked(project["project"]["dependencies"]) <= run
    assert _asked(project["dependency-groups"]["dev"]) <= dev
    assert run <= dev


def test_npm_packages_agree_with_their_lock() -> None:
    asked = json.loads((ROOT / "package.json").read_text())
    locked = _packages(ROOT / "package-lock.json")[""]
    assert locked["dependencies"] == asked["dependencies"]
    assert locked["devDependencies"] == asked["devDependencies"]
