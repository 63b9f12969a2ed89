"""What people click: buttons, selects, message shortcuts, the Home tab, modals, each sent to the app as Slack would."""

from collections.abc import Mapping
from typing import Any

from bot.playground.blocks import elements_of
from bot.playground.delivery import Ack, Courier
from bot.playground.events import Events
from bot.playground.outcome import Outcome, Witness
from bot.playground.outgoing import ApiError
from bot.playground.payloads import Payloads, action_of, element_value
from bot.playground.seed import ALEX
from bot.playground.views import Views
from bot.playground.workspace import Json, Message
from bot.playground.writing import WAIT

Values = Mapping[str, Any]
"""What a person filled in, by action_id or block_id: text, the value of an option, a list of them, or whole options."""
REQUIRED = "Please complete this required field."


class Clicking:
    """`place` is the Message, or the view (a modal or a Home tab) in which something is clicked."""

    def __init__(self, payloads: Payloads, courier: Courier, events: Events, views: Views, witness: Witness) -> None:
        self._payloads = payloads
        self._courier = courier
        self._events = events
        self._views = views
        self._witness = witness

    async def click(self, place: Message | Json, button: str, *, user: str = ALEX, wait: float = WAIT) -> Outcome:
        """Press the button with this action_id, or with this label."""
        return await self._act(place, action_of(_element(place, button), None), user, {}, wait)

    async def select(
        self,
        place: Message | Json,
        select: str,
        option: str | Json,
        *,
        user: str = ALEX,
        values: Values | None = None,
        wait: float = WAIT,
    ) -> Outcome:
        """Choose an option of a select, menu or radio group: its value, its label, or (external) the whole option."""
        element = _element(place, select)
        return await self._act(place, action_of(element, _filled(element, option)), user, values or {}, wait)

    async def suggest(self, place: Message | Json, select: str, query: str, *, user: str = ALEX) -> Outcome:
        """Type `query` into an external select; the outcome's `options` are what the app offers, groups flattened."""
        payload = self._payloads.block_suggestion(user, _element(place, select), query, self._place(place))
        ack = await self._courier.send("interactive", payload)
        body = ack.payload or {}
        grouped = [each for group in body.get("option_groups") or () for each in group["options"]]
        return Outcome(options=[*(body.get("options") or ()), *grouped], error=ack.error, acks=(ack,))

    async def message_shortcut(
        self, callback_id: str, message: Message, *, user: str = ALEX, wait: float = WAIT
    ) -> Outcome:
        """*More actions* of any message, also another bot's."""
        payload = self._payloads.message_action(callback_id, message, user)
        return await self._send(payload, user, wait)

    async def open_home(self, *, user: str = ALEX, tab: str = "home", wait: float = WAIT) -> Outcome:
        """Go to the app's Home (or `messages`) tab; the outcome's `view` is what the app published."""
        mark = self._witness.mark()
        acks = await self._events.home_opened(user, tab, self._views.homes.get(user))
        outcome = await self._witness.outcome(mark, user, acks, wait=wait)
        return Outcome(outcome.posted, outcome.answers, self._views.homes.get(user), outcome.error, acks=outcome.acks)

    async def submit_view(
        self, values: Values | None = None, *, user: str = ALEX, view: Json | None = None, wait: float = 0.5
    ) -> Outcome:
        """Submit the modal on top. What Slack checks by itself (a required field left empty) never reaches the app."""
        view = view or self._open_view(user)
        state = _state(view, values or {})
        if missing := _missing(view, state):
            return Outcome(view=view, errors=dict.fromkeys(missing, REQUIRED))
        mark = self._witness.mark()
        sent = view | {"state": {"values": state}}
        ack = await self._courier.send("interactive", self._payloads.view("view_submission", user, sent))
        error, answer = ack.error, ack.payload or {}
        if error is None:
            error = self._apply(user, view, answer)
        outcome = await self._witness.outcome(mark, user, [ack], wait=wait, error=error, errors=answer.get("errors"))
        return Outcome(None, outcome.answers, self._views.top(user), error, outcome.errors, acks=(ack,))

    async def close_view(self, *, user: str = ALEX) -> Outcome:
        """Close the modal on top; the app hears of it only if the view asked for that."""
        view = self._open_view(user)
        self._views.close(user)
        acks: list[Ack] = []
        if view.get("notify_on_close"):
            acks.append(await self._courier.send("interactive", self._payloads.view("view_closed", user, view)))
        return Outcome(view=self._views.top(user), acks=acks)

    def _apply(self, user: str, view: Json, answer: Json) -> str | None:
        current = next((each for each in self._views.stacks.get(user, ()) if each["id"] == view["id"]), None)
        if current is None:
            return None
        try:
            self._views.answered(user, current, answer)
        except ApiError as error:
            return error.code
        return None

    async def _act(self, place: Message | Json, action: Json, user: str, values: Values, wait: float) -> Outcome:
        blocks = {"blocks": place.blocks} if isinstance(place, Message) else place
        state = _state(blocks, {**values, action["action_id"]: action.get("selected_option") or action.get("value")})
        message = place if isinstance(place, Message) else None
        return await self._send(
            self._payloads.block_actions(user, action, self._place(place), state, message), user, wait
        )

    async def _send(self, payload: Json, user: str, wait: float) -> Outcome:
        mark = self._witness.mark()
        ack = await self._courier.send("interactive", payload)
        return await self._witness.outcome(mark, user, [ack], wait=wait, error=ack.error)

    def _place(self, place: Message | Json) -> Json:
        return self._payloads.in_message(place) if isinstance(place, Message) else self._payloads.in_view(place)

    def _open_view(self, user: str) -> Json:
        view = self._views.top(user)
        if view is None:
            raise LookupError(f"{user} has no modal open")
        return view


def _element(place: Message | Json, wanted: str) -> Json:
    """The element with this action_id, else the one with this label, together with the block_id it stands in."""
    blocks = place.blocks if isinstance(place, Message) else place["blocks"]
    found = [{**each, "block_id": block["block_id"]} for block in blocks for each in elements_of(block)]
    by_id = (each for each in found if each["action_id"] == wanted)
    by_label = (each for each in found if _label(each) == wanted)
    element = next(by_id, None) or next(by_label, None)
    if element is None:
        raise LookupError(
            f"nothing to click called {wanted!r}; there is {[(each['action_id'], _label(each)) for each in found]}"
        )
    return element


def _label(element: Json) -> str:
    label = element.get("text") or element.get("placeholder") or {}
    return str(label.get("text", ""))


def _state(view: Json, values: Values) -> dict[str, Json]:
    """`state.values`: every stateful element by block_id and action_id."""
    state: dict[str, Json] = {}
    for block in view["blocks"]:
        for element in elements_of(block):
            if element["type"] not in ("button", "overflow"):
                given = values.get(element["action_id"], values.get(block["block_id"], _initial(element)))
                state.setdefault(block["block_id"], {})[element["action_id"]] = element_value(
                    element, _filled(element, given)
                )
    return state


def _initial(element: Json) -> object:
    keys = ("initial_value", "initial_option", "initial_options")
    return next((element[key] for key in keys if key in element), None)


def _filled(element: Json, given: Any) -> Any:
    """Options for what was given as their values or labels."""
    if isinstance(given, list):
        return [_filled(element, each) for each in given]
    if isinstance(given, dict) or given is None or element["type"].endswith("_input"):
        return given
    grouped = [each for group in element.get("option_groups") or () for each in group["options"]]
    for option in [*(element.get("options") or ()), *grouped]:
        if given in (option.get("value"), option["text"]["text"]):
            return option
    raise LookupError(f"{element['action_id']} has no option {given!r}")


def _missing(view: Json, state: dict[str, Json]) -> list[str]:
    """The block_ids of required inputs that are empty."""
    required = (block for block in view["blocks"] if block["type"] == "input" and not block.get("optional"))
    return [
        block["block_id"]
        for block in required
        for held in state[block["block_id"]].values()
        if not any(held.get(key) for key in ("value", "selected_option", "selected_options"))
    ]
