"""The Home tab: look up, browse, choose a language. Published when it is opened and when something in it changes."""

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError

from bot.answers.answer import Answer
from bot.errors import StoreError
from bot.listeners.desk import Desk
from bot.listeners.payload import Call, text
from bot.rendering.home import AdminsDesk, HomeState, home
from bot.rendering.message import Message

MOST_MISSES, MOST_CHANGES = 8, 8
MOST_RECENT = 5
LOCALE_SECONDS = 0.5
"""How long the tab stays empty for the language of a person not seen before."""

_log = structlog.get_logger(__name__)


async def opened(desk: Desk, call: Call) -> None:
    """An app_home_opened event; the Messages tab sends them too."""
    if text(call.event, "tab") == "home":
        desk.later(desk.learn(call))
        await desk.learn_within(call, LOCALE_SECONDS)
        await publish(desk, call)


async def publish(
    desk: Desk, call: Call, answer: Answer | None = None, *, expanded: bool = False, notice: Message | None = None
) -> None:
    """Draws the Home tab of the person of `call`, with `answer` or `notice` in it."""
    catalogue = desk.answering.catalogue
    recent = await desk.remembering.lookups(call.user, MOST_RECENT)
    state = HomeState(
        locale=desk.readers.known(call.user) or desk.settings.locale,
        chosen=desk.readers.chosen(call.user),
        answer=answer,
        expanded=expanded,
        notice=notice,
        recent=tuple(catalogue.entries[key] for key in recent if key in catalogue.entries),
        desk=await _admins_desk(desk) if desk.is_admin(call.user) else None,
    )
    try:
        await desk.web.views_publish(user_id=call.user, view=home(catalogue, state))
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        name = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
        _log.warning("Slack did not take it", method="views.publish", error=name)


async def _admins_desk(desk: Desk) -> AdminsDesk:
    try:
        misses, changes = await desk.editing.do(
            lambda ledger: (ledger.misses(MOST_MISSES), ledger.history(None, MOST_CHANGES))
        )
    except StoreError as error:
        return AdminsDesk(down=str(error))
    return AdminsDesk(misses, changes)
