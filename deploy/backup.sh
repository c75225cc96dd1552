#!/bin/sh
# A safe copy of the tutor's SQLite database, while the bot is running.
#
#   backup.sh DATABASE FOLDER      such as: backup.sh /var/lib/tutor/tutor.db /var/backups/tutor
#
# A plain `cp` may catch the file in the middle of a write, and misses what is still in the -wal
# file beside it. This asks SQLite for a copy of one moment, checks it, and prints its name.
# Set PYTHON to the Python to use (default: python3). Delete old copies yourself, or with find.
set -eu

if [ $# -ne 2 ]; then
    echo "usage: backup.sh DATABASE FOLDER" >&2
    exit 2
fi
umask 077
mkdir -p "$2"

exec "${PYTHON:-python3}" - "$1" "$2/tutor-$(date -u +%Y%m%dT%H%M%SZ).db" <<'PYTHON_END'
import os
import sqlite3
import sys
from pathlib import Path

source, target = Path(sys.argv[1]), Path(sys.argv[2])
if not source.is_file():
    sys.exit(f"{source}: no such file; expected the tutor.db in TUTOR_HOME")
unfinished = target.with_suffix(".part")
unfinished.unlink(missing_ok=True)
try:
    original = sqlite3.connect(f"{source.resolve().as_uri()}?mode=rw", uri=True, timeout=30)
    copy = sqlite3.connect(unfinished)
    with original, copy:
        original.backup(copy)
    copy.execute("PRAGMA journal_mode = DELETE")
    found = copy.execute("PRAGMA integrity_check").fetchone()[0]
    original.close()
    copy.close()
except sqlite3.Error as error:
    unfinished.unlink(missing_ok=True)
    sys.exit(f"{source}: cannot be copied ({error}); run this as the user that runs the bot")
if found != "ok":
    sys.exit(f"{unfinished}: the copy is damaged ({found}); the database needs a look")
os.replace(unfinished, target)
print(target)
PYTHON_END
