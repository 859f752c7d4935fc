"""The server process: patched before anything else is imported, then pages and sockets on one port."""

from gevent import monkey

monkey.patch_all()

import argparse  # noqa: E402
import resource  # noqa: E402
import signal  # noqa: E402
import socket  # noqa: E402

import gevent  # noqa: E402
from flask import Flask  # noqa: E402
from gevent.pywsgi import WSGIServer  # noqa: E402

from community.app import create_app  # noqa: E402
from community.core import jobs, realtime  # noqa: E402
from community.core.outbox import LIVE  # noqa: E402
from models.base import db  # noqa: E402

TAIL_PAUSE = 0.25
"""Seconds between looks for live changes that other processes made."""

BACKLOG = 1024


def raise_file_limit() -> None:
    """Let this process hold as many sockets as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def listen(host: str, port: int) -> socket.socket:
    """A listening socket without Nagle's delay, which accepted sockets inherit."""
    listener = socket.create_server((host, port), backlog=BACKLOG, reuse_port=False)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def tail(app: Flask) -> None:
    """Show what the worker, a command or another server committed; also the sweep after a queue outage."""
    while True:
        with app.app_context():
            try:
                taken = jobs.run_due(LIVE)
            except Exception:
                app.logger.exception("tail")
                taken = 0
            finally:
                db.session.remove()
        if not taken:
            gevent.sleep(TAIL_PAUSE)


def serve(host: str, port: int) -> None:
    """Serve until told to stop; open answers are finished first."""
    raise_file_limit()
    app = create_app(serving=True)
    server = WSGIServer(listen(host, port), realtime.wsgi(app), log=None, error_log=None)
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, server.stop, 5)
    gevent.spawn(tail, app)
    server.serve_forever()


def main() -> None:
    """Read where to listen, then serve."""
    parser = argparse.ArgumentParser(description="The server process.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    where = parser.parse_args()
    serve(where.host, where.port)


if __name__ == "__main__":
    main()
