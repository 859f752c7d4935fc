"""Commands about the whole site. Imports stand inside the commands, so that the supervisor stays small."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path


def serve(given: argparse.Namespace) -> int:
    """Prepare the data, then keep server and worker running."""
    if given.host not in {"127.0.0.1", "localhost", "::1"} and os.environ.get("IEUM_MODE", "demo") == "demo":
        print(
            "The demo community has known passwords, so it answers on this machine only: "
            "leave --host out, or set IEUM_MODE=production.",
            file=sys.stderr,
        )
        return 2
    os.environ.setdefault("SITE_URL", f"http://{given.host}:{given.port}")
    prepare = [sys.executable, "-m", "community.cli", "prepare", f"--members={given.members}"]
    if given.empty:
        prepare.append("--empty")
    made = subprocess.run(prepare, check=False)  # noqa: S603
    if made.returncode:
        return made.returncode
    from community.supervise import Supervisor

    where = ["--host", given.host, "--port", str(given.port)]
    return Supervisor(
        {
            "server": [sys.executable, "-m", "community.serve", *where],
            "worker": [sys.executable, "-m", "community.worker"],
        }
    ).run()


def prepare(given: argparse.Namespace) -> int:
    """Bring the tables up to date and load the demo community on first start."""
    from community.prepare import prepare

    return prepare(empty=given.empty, members=given.members)


def migrate(_given: argparse.Namespace) -> int:
    """Bring the tables up to date."""
    from community.migrate import upgrade

    upgrade()
    return 0


def judge(given: argparse.Namespace) -> int:
    """Print how well search answers judged queries."""
    from community.search.judge import judge

    print(judge(given.docs, given.queries, index=given.index))
    return 0


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="dev.py", description="이음: commands about the whole site.")
    commands = top.add_subparsers(required=True, metavar="command")
    run = commands.add_parser("serve", help="prepare, then run server and worker")
    run.add_argument("--host", default="127.0.0.1")
    run.add_argument("--port", type=int, default=8000)
    ready = commands.add_parser("prepare", help="migrate, and load the demo community on first start")
    for either in (run, ready):
        either.add_argument("--empty", action="store_true", help="start without the demo community")
        either.add_argument(
            "--members", type=int, default=0, help="generate a large community of so many people"
        )
    commands.add_parser("migrate", help="bring the tables up to date").set_defaults(call=migrate)
    quality = commands.add_parser("judge", help="measure search on judged queries")
    quality.add_argument("docs", type=Path)
    quality.add_argument("queries", type=Path)
    quality.add_argument("--index", choices=("whoosh", "postgres"), default="whoosh")
    run.set_defaults(call=serve)
    ready.set_defaults(call=prepare)
    quality.set_defaults(call=judge)
    return top


def main() -> int:
    """Run one command."""
    given = parser().parse_args()
    return int(given.call(given))


if __name__ == "__main__":
    sys.exit(main())
