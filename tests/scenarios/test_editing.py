"""The form of /http edit: opened, switched, previewed, saved, refused, and held up by somebody else's words."""

from contextlib import closing

from bot.playground.blocks import view_errors
from bot.playground.faults import Faults
from bot.playground.seed import ALEX, DANA
from bot.playground.workspace import Json
from tests.scenarios.bots import slack_with_bot
from tests.scenarios.teams import Team, team_on
from tests.slack import assert_acknowledged, assert_private, assert_says
from tests.store.database import Database


async def opened(team: Team, typed: str = "edit 503", user: str = ALEX) -> Json:
    view = (await team.slack.slash_command(typed, user=user)).view
    assert view, "no modal came up"
    assert view_errors({key: view[key] for key in ("type", "title", "submit", "close", "blocks")}) == []
    return view


def initial(view: Json) -> dict[str, str]:
    """Language and field -> what stands in it."""
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    return {block["block_id"].rpartition(".")[0]: str(block["element"].get("initial_value", "")) for block in inputs}


def title(team: Team, locale: str = "en") -> str:
    return str(team.database.value(f"SELECT title FROM entry_text WHERE code = '503' AND locale = '{locale}'"))


async def test_an_edit_is_saved_in_the_persons_name_and_live(team: Team) -> None:
    view = await opened(team)
    assert initial(view)["en.title"] == "English 503"
    assert list(initial(view)) == [f"en.{name}" for name in ("title", "summary", "description", "checks", "plain")]
    seen = await team.slack.submit_view({"en.title.0": "Brand new"})
    assert "Saved" in str(seen.view)
    assert team.database.sql("SELECT who, op, tbl, key FROM edit_history") == [(ALEX, "update", "entry_text", "503/en")]
    await team.knows("503", "Brand new")
    assert_says((await team.slack.slash_command("503")).answer, "Brand new")
    assert_acknowledged(team.slack)


async def test_the_form_is_in_the_admins_language_or_the_one_asked_for(team: Team) -> None:
    assert "ko.title" in initial(await opened(team, "ko edit 503"))
    await team.slack.slash_command("ko")
    view = await opened(team)
    assert "ko.title" in initial(view)
    assert view["submit"]["text"] == "저장"


async def test_saving_without_a_change_says_so(team: Team) -> None:
    await opened(team)
    assert "Nothing was changed" in str((await team.slack.submit_view()).view)
    assert team.database.sql("SELECT * FROM edit_history") == []


async def test_the_saved_form_offers_to_take_it_back(team: Team) -> None:
    await opened(team)
    saved = (await team.slack.submit_view({"en.title.0": "Brand new"})).view
    assert saved
    seen = await team.slack.click(saved, "Undo")
    assert "Taken back" in str(seen.view)
    assert title(team) == "English 503"


async def test_a_refused_text_comes_back_at_its_field_in_the_databases_words(team: Team) -> None:
    await opened(team)
    seen = await team.slack.submit_view({"en.title.0": "New", "en.description.0": "<" * 701})
    assert list(seen.errors) == ["en.description.0"]
    assert "over 2800 characters" in seen.errors["en.description.0"]
    seen = await team.slack.submit_view({"en.summary.0": "  "})
    assert seen.errors == {"en.summary.0": "summary is blank; write some words"}
    assert title(team) == "English 503"


async def test_a_korean_admin_is_told_in_korean(team: Team) -> None:
    await team.slack.slash_command("ko")
    await opened(team)
    seen = await team.slack.submit_view({"ko.summary.0": ""})
    assert seen.errors == {"ko.summary.0": "비어 있습니다. 내용을 써 주세요."}


async def test_the_other_language_comes_with_what_was_typed_kept_and_both_are_saved(team: Team) -> None:
    view = await opened(team)
    english = {"en.title.0": "Typed in English"}
    await _press(team, view, "form-locale", english)
    korean = team.slack.modal(ALEX)
    assert korean
    assert list(initial(korean)) == [
        *(f"ko.{name}" for name in ("title", "summary", "description", "checks", "plain")),
        "en.title",
    ]
    assert initial(korean)["en.title"] == "Typed in English"
    assert initial(korean)["ko.title"] == "한국어 503"
    seen = await team.slack.submit_view({"ko.title.1": "한국어로 쓴 제목"})
    assert "Saved" in str(seen.view)
    assert (title(team), title(team, "ko")) == ("Typed in English", "한국어로 쓴 제목")
    assert len(team.database.sql("SELECT * FROM edit_history")) == 2


async def test_there_and_back_again_loses_nothing(team: Team) -> None:
    await _press(team, await opened(team), "form-locale", {"en.title.0": "Typed in English"})
    korean = team.slack.modal(ALEX)
    assert korean
    await _press(team, korean, "form-locale", {"ko.summary.1": "요약"})
    english = team.slack.modal(ALEX)
    assert english
    assert initial(english)["en.title"] == "Typed in English"
    assert initial(english)["ko.summary"] == "요약"


async def test_if_one_language_is_refused_neither_is_saved(team: Team) -> None:
    await _press(team, await opened(team), "form-locale", {"en.title.0": "Typed in English"})
    seen = await team.slack.submit_view({"ko.title.1": "<" * 701})
    assert list(seen.errors) == ["ko.title.1"]
    assert title(team) == "English 503"


async def test_the_preview_shows_the_answer_with_what_was_typed(team: Team) -> None:
    view = await opened(team)
    await _press(team, view, "form-preview", {"en.description.0": "Words nobody has saved. <!channel>"})
    shown = team.slack.modal(ALEX)
    assert shown
    assert shown["previous_view_id"] == view["id"]
    assert "Words nobody has saved. &lt;!channel&gt;" in str(shown)
    assert team.database.sql("SELECT * FROM edit_history") == []


async def test_of_two_admins_the_second_is_shown_the_firsts_words_and_may_overwrite(team: Team) -> None:
    await opened(team)
    await opened(team, user=DANA)
    await team.slack.submit_view({"en.title.0": "Dana's"}, user=DANA)
    clash = (await team.slack.submit_view({"en.title.0": "Alex's", "en.plain.0": "Also Alex's"})).view
    assert clash
    assert f"<@{DANA}>" in str(clash)
    assert "Dana's" in str(clash)
    assert " UTC" in str(clash)
    assert clash["submit"]["text"] == "Overwrite"
    assert initial(clash)["en.title"] == "Alex's"
    assert title(team) == "Dana's"
    await team.slack.submit_view()
    assert title(team) == "Alex's"


async def test_the_second_may_take_the_firsts_words_and_keep_the_rest_of_theirs(team: Team) -> None:
    await opened(team)
    team.database.sql("UPDATE entry_text SET title = 'By SQL' WHERE code = '503' AND locale = 'en'")
    clash = (await team.slack.submit_view({"en.title.0": "Alex's", "en.plain.0": "Also Alex's"})).view
    assert clash
    await _press(team, clash, "form-theirs", {})
    again = team.slack.modal(ALEX)
    assert again
    assert (initial(again)["en.title"], initial(again)["en.plain"]) == ("By SQL", "Also Alex's")
    assert again["submit"]["text"] == "Save"
    await team.slack.submit_view()
    words = team.database.sql("SELECT title, plain FROM entry_text WHERE code = '503' AND locale = 'en'")
    assert words == [("By SQL", "Also Alex's")]


async def test_a_third_who_saved_before_the_overwriting_is_not_lost_either(team: Team) -> None:
    await opened(team)
    team.database.sql("UPDATE entry_text SET title = 'First' WHERE code = '503' AND locale = 'en'")
    await team.slack.submit_view({"en.title.0": "Alex's"})
    team.database.sql("UPDATE entry_text SET title = 'Second' WHERE code = '503' AND locale = 'en'")
    assert "Second" in str((await team.slack.submit_view()).view)
    assert title(team) == "Second"


async def test_two_who_write_different_fields_do_not_disturb_each_other(team: Team) -> None:
    await opened(team)
    team.database.sql("UPDATE entry_text SET summary = 'By SQL' WHERE code = '503' AND locale = 'en'")
    assert "Saved" in str((await team.slack.submit_view({"en.title.0": "Alex's"})).view)
    words = team.database.sql("SELECT title, summary FROM entry_text WHERE code = '503' AND locale = 'en'")
    assert words == [("Alex's", "By SQL")]


async def test_a_team_makes_an_entry_of_its_own(team: Team) -> None:
    view = await opened(team, "edit ACME-1042")
    assert "There is no entry ACME-1042 yet" in str(view)
    words = {"en.title.0": "Out of stock", "en.description.0": "The warehouse has none. Ask again tomorrow."}
    assert "Saved" in str((await team.slack.submit_view(words)).view)
    await team.knows("ACME-1042", "Out of stock")
    assert_says((await team.slack.slash_command("ACME-1042")).answer, "Out of stock")
    assert team.database.sql("SELECT who, op, key FROM edit_history ORDER BY id") == [
        (ALEX, "insert", "ACME-1042"),
        (ALEX, "insert", "ACME-1042/en"),
    ]


async def test_taking_the_making_of_an_entry_back_takes_all_of_it(team: Team) -> None:
    await opened(team, "edit ACME-1042")
    saved = (await team.slack.submit_view({"en.title.0": "T", "en.description.0": "D"})).view
    assert saved
    await team.slack.click(saved, "Undo")
    assert team.database.sql("SELECT * FROM entry WHERE code = 'ACME-1042'") == []


async def test_a_number_nobody_has_becomes_a_code_of_the_team(team: Team) -> None:
    await opened(team, "edit 599")
    await team.slack.submit_view({"en.title.0": "Network read timeout", "en.description.0": "Ours."})
    assert team.database.value("SELECT kind FROM entry WHERE code = '599'") == "code"


async def test_two_who_make_the_same_entry_do_not_overwrite_each_other(team: Team) -> None:
    await opened(team, "edit ACME-1042")
    await opened(team, "edit ACME-1042", user=DANA)
    await team.slack.submit_view({"en.title.0": "Dana's", "en.description.0": "D"}, user=DANA)
    clash = (await team.slack.submit_view({"en.title.0": "Alex's", "en.description.0": "D"})).view
    assert clash
    assert "Dana's" in str(clash)


async def test_a_form_that_slack_refuses_is_offered_again(team: Team) -> None:
    Faults(team.slack).fail("views.open", "expired_trigger_id")
    seen = await team.slack.slash_command("edit 503")
    assert_private(seen.answer, ALEX)
    again = await team.slack.click(seen.answer, "Edit 503")
    assert again.view


async def test_without_the_database_the_form_opens_and_saving_says_that_it_is_away(transport: str) -> None:
    async with slack_with_bot(transport, admins=frozenset({ALEX})) as (slack, _):
        assert (await slack.slash_command("edit 503")).view
        seen = await slack.submit_view({"en.title.0": "New"})
        assert "database does not answer" in seen.errors["en.title.0"]
        for order in ("history", "misses", "undo 1", 'teach "x y" 500', "rule 503 x", "rule list", "stack a > b"):
            assert_says((await slack.slash_command(order)).answer, "database does not answer")
        assert "database does not answer" in str((await slack.open_home()).view)


async def test_while_somebody_holds_the_database_saving_is_given_up_in_time(
    transport: str, sqlite_database: Database
) -> None:
    async with team_on(sqlite_database, transport) as team:
        await opened(team)
        with closing(sqlite_database.connect()) as held:
            held.execute("BEGIN IMMEDIATE")
            seen = await team.slack.submit_view({"en.title.0": "New"})
            held.rollback()
        assert "database does not answer" in seen.errors["en.title.0"]
        assert_acknowledged(team.slack)


async def _press(team: Team, view: Json, verb: str, typed: dict[str, str]) -> None:
    """Clicks a button of the form with `typed` in its fields, and waits for what it shows."""
    for block in view["blocks"]:
        if block["block_id"] in typed:
            block["element"]["initial_value"] = typed[block["block_id"]]
    buttons = [each["action_id"] for block in view["blocks"] for each in block.get("elements", ())]
    await team.slack.click(view, next(each for each in buttons if f":{verb}:" in each))
    await team.slack.until(lambda: (team.slack.modal(ALEX) or view)["hash"] != view["hash"])
