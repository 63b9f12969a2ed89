"""The team that the playground opens with: three people, three channels, and alerts worth asking about."""

from bot.playground.clock import Clock
from bot.playground.profile import AppProfile
from bot.playground.typed import received
from bot.playground.workspace import Channel, Json, Message, User, Workspace

ALEX, MINSEO, DANA = "U0ALEX", "U0MINSEO", "U0DANA"
ALERTS, SLACKBOT = "U0ALERTS", "USLACKBOT"
INCIDENTS, BACKEND, RANDOM = "C0INCIDENTS", "C0BACKEND", "C0RANDOM"

_PEOPLE = (
    User(ALEX, "alex", "Alex Morgan"),
    User(MINSEO, "minseo", "김민서", locale="ko-KR"),
    User(DANA, "dana", "Dana Park", is_admin=True),
    User(ALERTS, "alerts", "Alerts", bot_id="B0ALERTS", app_id="A0ALERTS"),
    User(SLACKBOT, "slackbot", "Slackbot"),
)

ALB_LINE = (
    "https 2026-01-14T02:41:07.331Z app/shop-prod/50dc6c495c0c9188 203.0.113.7:51422 10.0.3.21:8080 0.001 0.003 -1 502 "
    '- 612 277 "POST https://shop.example.com:443/orders HTTP/1.1" "okhttp/4.12.0"'
)
NGINX_LINE = (
    "2026/01/14 02:43:55 [error] 31#31: *8127 upstream timed out (110: Connection timed out) while reading response "
    'header from upstream, client: 203.0.113.9, server: shop.example.com, request: "GET /reports/42 HTTP/1.1", '
    'upstream: "http://10.0.3.40:8080/reports/42"'
)
PAGER: Json = {
    "color": "#cc0000",
    "title": "#4127 payments-api: 5xx above 2 % for 5 minutes",
    "title_link": "https://pager.example.com/incidents/4127",
    "text": "Service *payments-api* (prod) answers `503 Service Unavailable` with `Retry-After: 30`",
    "fields": [
        {"title": "Urgency", "value": "High", "short": True},
        {"title": "Assigned to", "value": "on-call backend", "short": True},
    ],
    "fallback": "[Triggered] #4127 payments-api: HTTP 503 Service Unavailable above 2 % for 5 minutes",
}


def seeded_workspace(clock: Clock, profile: AppProfile) -> Workspace:
    """The team with its alerts in #incidents. The app is a member of #incidents and #backend, not of #random."""
    app = User(profile.user_id, profile.name, profile.name, bot_id=profile.bot_id, app_id=profile.app_id)
    people = {ALEX, MINSEO, DANA}
    workspace = Workspace(clock, (*_PEOPLE, app), _channels(people, profile.user_id))
    _post_alerts(workspace)
    _say(workspace, 26, BACKEND, ALEX, "Which code do we return when the email is already registered? 409 or 422?")
    _say(
        workspace,
        21,
        BACKEND,
        MINSEO,
        "POST 요청인데 리다이렉트할 때 메서드가 GET으로 바뀌어요. 301 말고 뭘 써야 하죠?",
    )
    _say(workspace, 18, RANDOM, DANA, "Lunch at 12:30?")
    return workspace


def _channels(people: set[str], app: str) -> list[Channel]:
    direct = [Channel(f"D{user[1:]}", "", {user, app}, is_im=True) for user in sorted(people)]
    return [
        Channel(INCIDENTS, "incidents", people | {app, ALERTS}, topic="Something is on fire? Say it here."),
        Channel(BACKEND, "backend", people | {app}, topic="API design, deploys, code review"),
        Channel(RANDOM, "random", set(people), topic="httpbot is not a member here"),
        *direct,
    ]


def _post_alerts(workspace: Workspace) -> None:
    line = f"[FIRING] *ALB shop-prod* 5xx\n```{received(ALB_LINE, workspace)[0]}```"
    for minutes, text, attachments in ((14, line, []), (12, "", [PAGER])):
        alert = Message(_minutes_ago(workspace, minutes), INCIDENTS, ALERTS, text=text, attachments=attachments)
        alert.bot_id, alert.app_id = "B0ALERTS", "A0ALERTS"
        workspace.add(alert)
    _say(workspace, 9, INCIDENTS, MINSEO, f"nginx 로그에 이게 계속 찍혀요\n```{NGINX_LINE}```")


def _say(workspace: Workspace, minutes: int, channel: str, user: str, typed: str) -> None:
    text, blocks = received(typed, workspace)
    workspace.add(Message(_minutes_ago(workspace, minutes), channel, user, text=text, blocks=blocks))


def _minutes_ago(workspace: Workspace, minutes: int) -> str:
    return f"{workspace.clock.time() - 60 * minutes:.6f}"
