"""The limits of Block Kit that are cheap to check, in Slack's words (docs.slack.dev/reference/block-kit, 2026)."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from bot.playground.workspace import Json

Surface = Literal["message", "modal", "home"]

# Undocumented: Slack has answered msg_blocks_too_long from about 13,200 characters of blocks (bolt-js#2509).
MAX_BLOCKS_SIZE = 13_200
MAX_VIEW_SIZE = 250_000

_MESSAGE = (
    "actions context context_actions data_table divider header image input markdown rich_text section table video"
)
_MODAL = "actions alert context divider header image input rich_text section video"
_HOME = "actions context data_table divider header image input rich_text section table video"
_SURFACES: Mapping[Surface, frozenset[str]] = {
    "message": frozenset(_MESSAGE.split()),
    "modal": frozenset(_MODAL.split()),
    "home": frozenset(_HOME.split()),
}
_PLAIN, _ANY = ("plain_text",), ("plain_text", "mrkdwn")
_SELECTS = "static_select external_select multi_static_select multi_external_select users_select channels_select"
_FIELDS = "plain_text_input email_text_input url_text_input number_input rich_text_input"
_INPUTS = frozenset(f"{_SELECTS} {_FIELDS} conversations_select checkboxes radio_buttons datepicker timepicker".split())
_FIELDS_OF = {
    "actions": "elements",
    "context": "elements",
    "divider": "",
    "header": "text",
    "image": "image_url slack_file alt_text title",
    "input": "label element hint optional dispatch_action",
    "section": "text fields accessory expand",
}
_ELEMENTS = _INPUTS | {"button", "overflow", "image", "icon_button", "feedback_buttons", "workflow_button"}

Errors = Iterator[str]


def block_errors(blocks: object, surface: Surface = "message") -> list[str]:
    """What Slack would refuse in `blocks`, one sentence with a JSON pointer each; empty when it takes them."""
    if not isinstance(blocks, list):
        return ["[ERROR] expected an array of blocks [json-pointer:/blocks]"]
    errors = list(_count("/blocks", blocks, 0, 50 if surface == "message" else 100))
    for index, block in enumerate(blocks):
        errors += _block(f"/blocks/{index}", block, surface)
    errors += _repeated(blocks)
    if sum(_type(each) == "table" for each in blocks) > 1:
        errors.append(_error("/blocks", "only one table block is allowed"))
    return errors


def view_errors(view: object) -> list[str]:
    """The same for a modal or a Home view."""
    if not isinstance(view, dict) or view.get("type") not in ("modal", "home"):
        return ["[ERROR] expected a view of type modal or home [json-pointer:/view]"]
    errors = block_errors(view.get("blocks"), view["type"])
    errors += _long("/view/private_metadata", view.get("private_metadata"), 3000)
    errors += _long("/view/callback_id", view.get("callback_id"), 255)
    if view["type"] == "modal":
        errors += _text("/view/title", view.get("title"), 24, _PLAIN)
        for key in ("submit", "close"):
            errors += _text(f"/view/{key}", view.get(key), 24, _PLAIN, required=False)
        if not view.get("submit") and any(_type(each) == "input" for each in view.get("blocks", ())):
            errors.append(_error("/view/submit", "a modal with an input block must have a submit button"))
    return errors


def too_big(blocks: list[Json]) -> bool:
    """Whether Slack would answer msg_blocks_too_long."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))) > MAX_BLOCKS_SIZE


def _error(pointer: str, sentence: str) -> str:
    return f"[ERROR] {sentence} [json-pointer:{pointer}]"


def _type(block: object) -> object:
    return block.get("type") if isinstance(block, dict) else None


def _long(pointer: str, value: object, most: int) -> Errors:
    if value is not None and (not isinstance(value, str) or len(value) > most):
        yield _error(pointer, f"must be a string of less than {most + 1} characters")


def _count(pointer: str, value: object, least: int, most: int) -> Errors:
    if not isinstance(value, list) or not least <= len(value) <= most:
        yield _error(pointer, f"must have {least} to {most} items")


def _text(pointer: str, value: object, most: int, types: tuple[str, ...], *, required: bool = True) -> Errors:
    if value is None and not required:
        return
    if not isinstance(value, dict) or value.get("type") not in types or not isinstance(value.get("text"), str):
        yield _error(pointer, f"expected a text object of type {' or '.join(types)}")
        return
    if not 1 <= len(value["text"]) <= most:
        yield _error(f"{pointer}/text", f"must be 1 to {most} characters, has {len(value['text'])}")
    if unknown := set(value) - {"type", "text", "emoji", "verbatim"}:
        yield _error(pointer, f"unexpected fields {sorted(unknown)}")


def _block(pointer: str, block: object, surface: Surface) -> Errors:
    if not isinstance(block, dict) or not isinstance(block.get("type"), str):
        yield _error(pointer, "expected a block with a type")
        return
    yield from _long(f"{pointer}/block_id", block.get("block_id"), 255)
    if block["type"] not in _SURFACES[surface]:
        yield _error(f"{pointer}/type", f"unsupported type in a {surface}: {block['type']}")
        return
    known = {"type", "block_id", *_FIELDS_OF.get(block["type"], " ".join(block)).split()}
    if unknown := set(block) - known:
        yield _error(pointer, f"no more fields allowed: {sorted(unknown)}")
    if check := _BLOCKS.get(block["type"]):
        yield from check(pointer, block)


def _header(pointer: str, block: Json) -> Errors:
    yield from _text(f"{pointer}/text", block.get("text"), 150, _PLAIN)


def _section(pointer: str, block: Json) -> Errors:
    if not block.get("text") and not block.get("fields"):
        yield _error(pointer, "a section needs text or fields")
    yield from _text(f"{pointer}/text", block.get("text"), 3000, _ANY, required=False)
    if "fields" in block:
        yield from _count(f"{pointer}/fields", block["fields"], 1, 10)
        for index, each in enumerate(block["fields"]):
            yield from _text(f"{pointer}/fields/{index}", each, 2000, _ANY)
    if "accessory" in block:
        yield from _element(f"{pointer}/accessory", block["accessory"])


def _context(pointer: str, block: Json) -> Errors:
    yield from _count(f"{pointer}/elements", block.get("elements"), 1, 10)
    for index, each in enumerate(block.get("elements", ())):
        place = f"{pointer}/elements/{index}"
        yield from _element(place, each) if _type(each) == "image" else _text(place, each, 3000, _ANY)


def _actions(pointer: str, block: Json) -> Errors:
    yield from _count(f"{pointer}/elements", block.get("elements"), 1, 25)
    for index, each in enumerate(block.get("elements", ())):
        yield from _element(f"{pointer}/elements/{index}", each)


def _input(pointer: str, block: Json) -> Errors:
    yield from _text(f"{pointer}/label", block.get("label"), 2000, _PLAIN)
    yield from _text(f"{pointer}/hint", block.get("hint"), 2000, _PLAIN, required=False)
    if _type(block.get("element")) not in _INPUTS:
        yield _error(f"{pointer}/element", "expected an input element")
    else:
        yield from _element(f"{pointer}/element", block["element"])


def _image(pointer: str, block: Json) -> Errors:
    if not block.get("alt_text"):
        yield _error(f"{pointer}/alt_text", "missing required field: alt_text")
    if not block.get("image_url") and not block.get("slack_file"):
        yield _error(pointer, "an image needs image_url or slack_file")
    yield from _long(f"{pointer}/alt_text", block.get("alt_text"), 2000)


def _rich_text(pointer: str, block: Json) -> Errors:
    kinds = ("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted")
    for index, each in enumerate(block.get("elements", ())):
        if _type(each) not in kinds:
            yield _error(f"{pointer}/elements/{index}/type", f"must be one of {', '.join(kinds)}")


def _table(pointer: str, block: Json) -> Errors:
    yield from _count(f"{pointer}/rows", block.get("rows"), 1, 100)
    for index, row in enumerate(block.get("rows", ())):
        yield from _count(f"{pointer}/rows/{index}", row, 1, 20)
        for column, cell in enumerate(row):
            if _type(cell) not in ("raw_text", "raw_number", "rich_text"):
                yield _error(f"{pointer}/rows/{index}/{column}/type", "must be raw_text, raw_number or rich_text")


def _markdown(pointer: str, block: Json) -> Errors:
    yield from _long(f"{pointer}/text", block.get("text", 0), 12_000)


def _element(pointer: str, element: object) -> Errors:
    if not isinstance(element, dict) or element.get("type") not in _ELEMENTS:
        yield _error(pointer, "expected a known block element")
        return
    yield from _long(f"{pointer}/action_id", element.get("action_id"), 255)
    yield from _long(f"{pointer}/accessibility_label", element.get("accessibility_label"), 75)
    yield from _text(f"{pointer}/placeholder", element.get("placeholder"), 150, _PLAIN, required=False)
    if confirm := element.get("confirm"):
        for key, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
            yield from _text(
                f"{pointer}/confirm/{key}", confirm.get(key), most, _ANY, required=key in ("title", "text")
            )
    if check := _ELEMENT_CHECKS.get(element["type"]):
        yield from check(pointer, element)


def _button(pointer: str, element: Json) -> Errors:
    yield from _text(f"{pointer}/text", element.get("text"), 75, _PLAIN)
    yield from _long(f"{pointer}/value", element.get("value"), 2000)
    yield from _long(f"{pointer}/url", element.get("url"), 3000)
    if element.get("style", "primary") not in ("primary", "danger"):
        yield _error(f"{pointer}/style", "must be primary or danger")


def _select(pointer: str, element: Json) -> Errors:
    if bool(element.get("options")) == bool(element.get("option_groups")):
        yield _error(pointer, "exactly one of options and option_groups is needed")
    elif "options" in element:
        yield from _options(f"{pointer}/options", element["options"], 100)
    for index, group in enumerate(element.get("option_groups", ())):
        yield from _text(f"{pointer}/option_groups/{index}/label", group.get("label"), 75, _PLAIN)
        yield from _options(f"{pointer}/option_groups/{index}/options", group.get("options"), 100)


def _overflow(pointer: str, element: Json) -> Errors:
    yield from _options(f"{pointer}/options", element.get("options"), 5)


def _choices(pointer: str, element: Json) -> Errors:
    yield from _options(f"{pointer}/options", element.get("options"), 10, types=_ANY)


def _options(pointer: str, options: Any, most: int, types: tuple[str, ...] = _PLAIN) -> Errors:
    yield from _count(pointer, options, 1, most)
    for index, each in enumerate(options or ()):
        yield from _text(f"{pointer}/{index}/text", each.get("text"), 75, types)
        yield from _long(f"{pointer}/{index}/value", each.get("value", ""), 150)
        yield from _text(f"{pointer}/{index}/description", each.get("description"), 75, types, required=False)


def _repeated(blocks: list[Any]) -> Errors:
    """A block_id has to be unique in a message or view, an action_id in its block."""
    seen: set[str] = set()
    for index, block in enumerate(each for each in blocks if isinstance(each, dict)):
        if block.get("block_id") in seen:
            yield _error(f"/blocks/{index}/block_id", f"block_id already exists: {block['block_id']}")
        seen |= {block["block_id"]} if block.get("block_id") else set()
        actions = [each.get("action_id") for each in elements_of(block) if each.get("action_id")]
        if len(actions) != len(set(actions)):
            yield _error(f"/blocks/{index}", "an action_id is used twice in this block")


def elements_of(block: Json) -> list[Json]:
    """The interactive elements of a block, wherever it keeps them."""
    own = [block.get("accessory"), block.get("element"), *(block.get("elements") or ())]
    return [
        each for each in own if isinstance(each, dict) and each.get("type") in _ELEMENTS and each["type"] != "image"
    ]


_Check = Callable[[str, Json], Errors]
_BLOCKS: Mapping[str, _Check] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": _image,
    "rich_text": _rich_text,
    "table": _table,
    "markdown": _markdown,
}
_ELEMENT_CHECKS: Mapping[str, _Check] = {
    "button": _button,
    "image": _image,
    "static_select": _select,
    "multi_static_select": _select,
    "overflow": _overflow,
    "checkboxes": _choices,
    "radio_buttons": _choices,
}
