"""The shape of the whole: gates, facts, operations, sizes and names."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

import community
from community import handlers
from community.core.facts import Fact

ROOT = Path(__file__).resolve().parents[2]
CODE = [
    *sorted((ROOT / "community").rglob("*.py")),
    *sorted((ROOT / "models").rglob("*.py")),
    ROOT / "config.py",
]
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc"}

PUBLIC_BLUEPRINTS = {"health", "language"}
"""Whole blueprints that anybody may ask; each gate says why."""

UNGATED = {"static"}
"""Flask's own route for built files, which are the same for everybody."""


def modules() -> Iterator[str]:
    for found in pkgutil.walk_packages(community.__path__, "community."):
        if found.name != "community.serve":  # it patches the process it is loaded in
            yield found.name


def test_every_route_stands_behind_a_gate(app: Flask) -> None:
    without = {
        r.endpoint for r in app.url_map.iter_rules() if not hasattr(app.view_functions[r.endpoint], "gate")
    }
    assert without == UNGATED


def test_public_routes_say_why_and_others_are_closed(app: Flask) -> None:
    for endpoint, view in app.view_functions.items():
        gate = getattr(view, "gate", None)
        if gate is not None and gate.public:
            assert gate.reason, endpoint
        elif gate is not None:
            assert endpoint.partition(".")[0] not in PUBLIC_BLUEPRINTS, endpoint


def test_every_fact_is_on_the_page_of_handlers() -> None:
    for name in modules():
        importlib.import_module(name)
    facts = {f for f in _descendants(Fact) if f.__module__.startswith("community.")}
    assert {f.__name__ for f in facts} == {f.__name__ for f in handlers.HANDLERS}


def _descendants(kind: type) -> set[type]:
    own = set(kind.__subclasses__())
    return own | {deeper for one in own for deeper in _descendants(one)}


def test_every_operation_takes_the_actor_first() -> None:
    for name in modules():
        for _, function in inspect.getmembers(importlib.import_module(name), inspect.isfunction):
            if getattr(function, "is_operation", False):
                assert next(iter(inspect.signature(function).parameters)) == "actor", function.__qualname__


def test_files_and_functions_stay_small_and_say_what_they_are() -> None:
    for path in CODE:
        source = path.read_text()
        tree = ast.parse(source)
        where = path.relative_to(ROOT)
        assert len(source.splitlines()) <= LONGEST_FILE, f"{where} is longer than {LONGEST_FILE} lines"
        assert ast.get_docstring(tree), f"{where} does not say what it is"
        assert path.stem not in DRAWERS, f"{where} is a drawer, not a room"
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                assert length <= LONGEST_FUNCTION, f"{where}: {node.name} has {length} lines"
