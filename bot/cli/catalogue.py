"""`httpbot catalogue ...`: looking at the catalogue, editing it, its history, its conflicts; as files, and back."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.catalogue import LOCALES, Locale
from bot.cli.opening import database
from bot.cli.release import person
from bot.config import load_settings
from bot.errors import StoreError

if TYPE_CHECKING:
    from bot.store.history import Change

FAILED = 1

Code = Annotated[str, typer.Argument(metavar="CODE", help="503, 5xx, nginx-499, ACME-1042 ...")]
In = Annotated[str | None, typer.Option("--locale", metavar="en|ko", help="The language.")]


def commands() -> typer.Typer:
    """The sub-commands of `httpbot catalogue`."""
    group = typer.Typer(help="See and change what the bot knows.", no_args_is_help=True)
    for name, command in (
        ("show", show),
        ("edit", edit),
        ("history", history),
        ("undo", undo),
        ("conflicts", conflicts),
        ("export", export),
        ("import", import_file),
        ("check", check),
    ):
        group.command(name)(command)
    return group


def show(code: Code, *, locale: In = None) -> None:
    """Show one entry as it is in the database, with its aliases and rulings."""
    from bot.cli.showing import entry_lines
    from bot.store.exporting import export as exported

    with database() as engine:
        document = exported(engine)
    found = next((entry for entry in document["entries"] if entry["code"].lower() == code.lower()), None)
    if found is None:
        raise StoreError(f"there is no entry {code}; {_instead(code, document['entries'])}")
    rulings = [ruling for ruling in document["rulings"] if ruling["code"] == found["code"]]
    for line in entry_lines(found, rulings, (_locale(locale),) if locale else LOCALES):
        typer.echo(line)


def edit(
    code: Code,
    *,
    locale: In = None,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Take the text from FILE instead of $EDITOR.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before saving.")] = False,
) -> None:
    """Edit the words of one entry in $EDITOR; shows the difference and asks before it saves."""
    from bot.cli.editing import as_text, differences, edited_by_hand, from_text
    from bot.store.edits import edit_words, read_words

    tag = _locale(locale or load_settings().locale)
    with database() as engine:
        before = read_words(engine, code, tag)
    text = _read(source) if source else edited_by_hand(as_text(before), f"{code}.{tag}")
    words = from_text(text)
    lines = differences(before, words)
    if not lines:
        typer.echo("nothing changed")
        return
    for line in lines:
        typer.echo(line)
    if not (yes or source) and not typer.confirm("Save?", default=True):
        raise typer.Exit(FAILED)
    with database() as engine:
        edit_words(engine, code, tag, words, expected=before, actor=person())
    typer.echo(f"saved; running bots show it within two seconds. To take it back: httpbot catalogue history {code}")


def history(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]")] = None,
    *,
    limit: Annotated[int, typer.Option(min=1, max=10000)] = 20,
) -> None:
    """List the latest changes, of one entry or of all, newest first."""
    from bot.store.history import changes

    with database() as engine:
        found = changes(engine, code=code, limit=limit)
    for change in found:
        _tell(change)
    if not found:
        typer.echo(f"no changes{f' of {code}' if code else ''} by your team yet")


def undo(ids: Annotated[list[int], typer.Argument(metavar="ID...", help="As `history` lists them.")]) -> None:
    """Take changes back: all of those given or, if one cannot be, none."""
    from bot.store.history import undo_changes

    with database() as engine:
        undone = undo_changes(engine, ids, actor=person())
    for change in undone:
        typer.echo(f"undone: {change.id} {change.op} of {change.table} {change.key} by {change.who}")
    for number in sorted(set(ids) - {change.id for change in undone}):
        typer.echo(f"nothing to take back: what {number} changed is as it was before")


def conflicts(
    codes: Annotated[list[str] | None, typer.Argument(metavar="[CODE...]")] = None,
    *,
    take_shipped: Annotated[bool, typer.Option("--take-shipped", help="The shipped words, for CODE...")] = False,
    keep_ours: Annotated[bool, typer.Option("--keep-ours", help="Your team's words, for CODE...")] = False,
) -> None:
    """List where your team and a release changed the same words, or decide for one side."""
    from bot.store import conflicts as store

    if take_shipped and keep_ours:
        raise typer.BadParameter("choose one of --take-shipped and --keep-ours")
    if (take_shipped or keep_ours) and not codes:
        raise typer.BadParameter("say for which codes: httpbot catalogue conflicts --take-shipped 503")
    if take_shipped or keep_ours:
        decide = store.take_shipped if take_shipped else store.keep_ours
        with database() as engine:
            decided = decide(engine, codes or (), actor=person())
        for one in decided:
            typer.echo(f"{one.key} {one.field}: {'the shipped words' if take_shipped else 'your words'} stand")
        return
    with database() as engine:
        found = [one for one in store.conflicts(engine) if not codes or one.code in codes]
    for one in found:
        typer.echo(f"{one.key} {one.field}\n  ours:    {one.ours}\n  shipped: {one.shipped}")
    if not found:
        typer.echo("no conflicts")


def export(file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Default: print it.")] = None) -> None:
    """Print the whole catalogue as JSON; `import` takes it back, here or elsewhere."""
    from bot.store.exporting import export as exported

    with database() as engine:
        text = json.dumps(exported(engine), ensure_ascii=False, indent=2)
    if file:
        file.write_text(text + "\n", "utf-8")
    else:
        sys.stdout.buffer.write(text.encode() + b"\n")


def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
) -> None:
    """Write what differs between FILE and the database, all of it or nothing."""
    from bot.store.importing import import_document

    text = sys.stdin.read() if str(file) == "-" else _read(file)
    try:
        given = json.loads(text)
    except ValueError as error:
        raise StoreError(f"{file} is no JSON: {error}") from None
    with database() as engine:
        found = import_document(engine, given, actor=person(), dry_run=dry_run)
    for one in found:
        typer.echo(f"{one.key} {one.field}: {_short(one.old)} -> {_short(one.new)}")
    done = "would change" if dry_run else "changed"
    typer.echo(f"{len(found)} {done}" if found else "nothing differs")


def check(
    folder: Annotated[Path | None, typer.Argument(metavar="[FOLDER]", help="Default: the shipped data/.")] = None,
) -> None:
    """Check the authored files of a catalogue; names file and key of everything wrong."""
    from bot.shipped.folder import data_folder
    from bot.shipped.gates import problems

    where = folder or data_folder()
    if not where.is_dir():
        raise StoreError(f"there is no folder {where}")
    found = problems(where)
    for problem in found:
        typer.echo(problem)
    typer.echo(f"{len(found)} problems" if found else "no problems")
    if found:
        raise typer.Exit(FAILED)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise StoreError(f"{file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise StoreError(f"{file} is no text in UTF-8") from None


def _locale(tag: str) -> Locale:
    for locale in LOCALES:
        if locale == tag:
            return locale
    raise typer.BadParameter(f"{tag!r} is no language of the catalogue; use en or ko", param_hint="--locale")


def _instead(code: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """The vendors' entries of a number that nobody registered, else how many others there are."""
    of_number = [entry["code"] for entry in entries if str(entry["number"]) == code]
    return f"the number is that of {', '.join(of_number)}" if of_number else f"the catalogue has {len(entries)} others"


def _tell(change: "Change") -> None:
    typer.echo(f"{change.id:>6}  {change.at:%Y-%m-%d %H:%M:%S}  {change.who}  {change.op} {change.table} {change.key}")
    old, new, told = change.old or {}, change.new or {}, change.key.split("/")
    for name in {**old, **new}:
        before, after = str(old.get(name, "")), str(new.get(name, ""))
        if before != after and not {before, after} <= {"", *told}:
            typer.echo(f"        {name}: {_short(before)} -> {_short(after)}")


def _short(words: str) -> str:
    line = " / ".join(words.splitlines())
    return repr(line if len(line) <= 100 else line[:99] + "…")
