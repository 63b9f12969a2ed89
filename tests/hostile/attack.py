"""The attack: a real process of the bot, signed requests one after the other, and a Slack that looks at all it gets."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import web

from bot.playground.workspace import Json
from tests.hostile.offences import offences
from tests.hostile.requests import ADMIN, BOT, Forger, Request
from tests.hostile.texts import hostile
from tests.processes import Bot, bots
from tests.serving.signed import signed

PATIENCE = 20
"""Seconds after which a request counts as lost, and the attack ends with what it was."""
TOKEN, SECRET = "xoxb-attacked-token", "attacked-signing-secret"


@dataclass
class Report:
    """What came of it."""

    statuses: Counter[int] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)
    offences: list[str] = field(default_factory=list)
    times: list[tuple[float, str, str]] = field(default_factory=list)
    logged: str = ""
    metrics: str = ""

    @property
    def faults(self) -> list[str]:
        """What the log and the metrics tell of faults inside the bot."""
        lines = [
            line for line in self.logged.splitlines() if "Traceback" in line or "[error" in line or "fault" in line
        ]
        return lines + [line for line in self.metrics.splitlines() if line.startswith("httpbot_faults_total{")]

    def slowest(self) -> tuple[float, str, str]:
        """Seconds, surface, text."""
        return max(self.times)


class Slack:
    """Takes every call, says yes, and reports what should not be in one."""

    def __init__(self, report: Report) -> None:
        self.url = ""
        self.forger: Forger | None = None
        self._report = report
        self._posted = 0

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["Slack"]:
        server = web.Application(client_max_size=4 * 2**20)
        server.router.add_route("*", "/api/{method}", self._call)
        server.router.add_post("/response", self._call)
        runner = web.AppRunner(server, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield self
        await runner.cleanup()

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info.get("method", "response_url")
        body = _body(request.content_type, await request.read())
        self._report.calls[method] += 1
        self._report.offences += [f"{method} {found}" for found in offences(method, body)]
        return web.json_response(self._answer(method, body))

    def _answer(self, method: str, body: Json) -> Json:
        match method:
            case "auth.test":
                return {
                    "ok": True,
                    "team_id": "T1",
                    "user_id": BOT,
                    "bot_id": "B0BOT",
                    "url": "https://acme.slack.com/",
                }
            case "users.info":
                return {"ok": True, "user": {"id": body.get("user"), "locale": "en-US"}}
            case "conversations.replies":
                assert self.forger
                return {"ok": True, "messages": [{"ts": "1", "text": hostile(self.forger._chance)}]}
            case "views.open" if self.forger and body.get("view", {}).get("callback_id") == "httpbot:edit":
                self.forger.modal = body["view"]
        self._posted += 1
        return {"ok": True, "ts": f"1796000000.{self._posted:06}", "view": {"id": "V1"}}


def _body(content_type: str, raw: bytes) -> Json:
    if content_type == "application/json":
        found: Json = json.loads(raw or b"{}")
        return found
    fields = dict(parse_qsl(raw.decode()))
    return {key: json.loads(value) if key in ("blocks", "view") else value for key, value in fields.items()}


async def attack(number: int, seed: int, database_url: str, folder: Path, *, admins: bool = True) -> Report:
    """Sends `number` requests to a bot on `database_url`, whose logs go to `folder`; with `admins`, some of them edit."""
    report = Report()
    async with Slack(report).listening() as slack:
        environment = {"DATABASE_URL": database_url, "SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET}
        environment |= {"SLACK_API_URL": f"{slack.url}/api/", "HTTPBOT_ADMINS": ADMIN, "HOST": "127.0.0.1"}
        async with bots("http", environment, folder) as (bot,), aiohttp.ClientSession() as session:
            slack.forger = Forger(seed, f"{slack.url}/response", admins=admins)
            for _ in range(number):
                await _send(session, bot, slack.forger.request(), report)
            await asyncio.sleep(2)
            report.metrics = (await bot.get("/metrics"))[1]
            assert await bot.stop() == 0
            report.logged = bot.logged
    return report


async def _send(session: aiohttp.ClientSession, bot: Bot, request: Request, report: Report) -> None:
    headers = {**signed(request.body, secret=SECRET), "content-type": request.content_type}
    began, timeout = time.perf_counter(), aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with session.post(
            f"{bot.url}/slack/events", data=request.body, headers=headers, timeout=timeout
        ) as response:
            answer = await response.read()
    except (aiohttp.ClientError, TimeoutError) as error:
        raise AssertionError(f"{type(error).__name__} on {request.surface}: {request.body!r}") from error
    report.times.append((time.perf_counter() - began, request.surface, request.said))
    report.statuses[response.status] += 1
    if response.content_type == "application/json":
        found: Any = json.loads(answer)
        report.offences += [f"ack of {request.surface} {one}" for one in offences("ack", found)]
