"""`httpbot ask`: an answer in the terminal, as JSON, or a JSON line for each line read."""

import json
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Annotated

import typer

from bot.answers.answer import Answer
from bot.answers.respond import Responder
from bot.catalogue import LOCALES, Locale
from bot.config import Settings, load_settings
from bot.errors import StoreError
from bot.rendering.compose import compose
from bot.rendering.explain import explanation
from bot.rendering.options import RenderOptions
from bot.rendering.record import ANSWERED, record
from bot.rendering.text import plain_text
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder
from bot.store.embedded import open_filled
from bot.store.snapshot import load

NO_ANSWER = 1
BAD_INPUT = 2


def ask(
    question: Annotated[list[str] | None, typer.Argument(help="The question, in English or Korean.")] = None,
    *,
    locale: Annotated[str | None, typer.Option(metavar="en|ko", help="Answer in this language.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of text.")] = False,
    jsonl: Annotated[bool, typer.Option(help='Read {"q": "..."} a line, write one JSON answer a line.')] = False,
    explain: Annotated[bool, typer.Option(help="Show what was recognised and which phrases matched.")] = False,
) -> None:
    """Answer a question about HTTP status codes."""
    if locale is not None and locale not in LOCALES:
        raise typer.BadParameter(f"{locale!r} is not a language of the catalogue; use en or ko", param_hint="--locale")
    if jsonl and (question or explain):
        raise typer.BadParameter("reads its questions from standard input, and explains none", param_hint="--jsonl")
    settings = load_settings()
    responder = _responder(settings)
    wished = _locale(locale)
    if jsonl:
        raise typer.Exit(_answer_lines(responder, settings, wished))
    text = " ".join(question or ())
    answer = responder.respond(text, locale=wished, default=settings.locale)
    if as_json:
        why = {"explanation": explanation(responder, text).splitlines()} if explain else {}
        print(json.dumps({**record(answer), **why}, ensure_ascii=False, indent=2))
    elif explain:
        print(explanation(responder, text))
    else:
        _show(answer)
    raise typer.Exit(0 if answer.kind in ANSWERED else NO_ANSWER)


def _show(answer: Answer) -> None:
    view = RenderOptions(expanded=True, private=False, command="httpbot ask")
    if not sys.stdout.isatty():
        print(plain_text(compose(answer, answer.basis.locale, view)))
        return
    from bot.rendering.terminal import show  # rich costs a third of the start

    show(answer, view)


def _responder(settings: Settings) -> Responder:
    """On the catalogue of the database; on the shipped one, with a word about it, where the database does not answer."""
    try:
        engine = open_filled(settings.database_url)
        return Responder(load(engine, ways=False), whole=partial(load, engine))
    except StoreError as error:
        print(f"httpbot: {error}; answering from the shipped catalogue", file=sys.stderr)
        return Responder(read_catalogue(data_folder()))


def _answer_lines(responder: Responder, settings: Settings, locale: Locale | None) -> int:
    status = 0
    for line in _lines():
        try:
            q, wished = _question(line)
        except ValueError as error:
            status, answer = BAD_INPUT, {"error": str(error)}
        else:
            answer = record(responder.respond(q, locale=locale or wished, default=settings.locale))
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return status


def _lines() -> Iterator[bytes]:
    """Lines as bytes, cut at line feeds only: text mode would choke on bad UTF-8 before it could be reported."""
    for line in iter(sys.stdin.buffer.readline, b""):
        if line.strip():
            yield line


def _question(line: bytes) -> tuple[str, Locale | None]:
    """The question of a line and its language. Raises ValueError saying what the line should have been."""
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError('the line is not JSON in UTF-8; write {"q": "..."}') from None
    if not isinstance(asked, Mapping) or not isinstance(asked.get("q"), str):
        raise ValueError('the line has no string "q"; write {"q": "..."}')
    if asked.get("locale") not in (None, *LOCALES):
        raise ValueError('"locale" has to be "en", "ko" or null')
    return asked["q"], _locale(asked.get("locale"))


def _locale(tag: str | None) -> Locale | None:
    return next((locale for locale in LOCALES if locale == tag), None)
