"""What several processes share in the database, on both engines, and what a start without one is like."""

from datetime import UTC, datetime, timedelta

from bot.backing import StoredMemory, open_backing
from bot.catalogue import Catalogue
from bot.config import Settings
from bot.listeners.remembering import Place, Sent
from bot.store.memory import Explained
from tests.store.database import Database

PLACE = Place("T1", "C1", "1.1")


def test_two_processes_share_what_they_remember(database: Database) -> None:
    one, other = StoredMemory(database.url), StoredMemory(database.url)
    try:
        assert one.first_sight("event:Ev1")
        assert not other.first_sight("event:Ev1")
        one.keep_reply(PLACE, Sent("2.2", "hash"))
        assert other.reply(PLACE) == Sent("2.2", "hash")
        one.keep_explained("C1", "503", Explained("https://link", "U1", datetime.now(UTC)))
        found = other.explained("C1", "503", within_seconds=60)
        assert found
        assert (found.link, found.who) == ("https://link", "U1")
        assert abs(datetime.now(UTC) - found.at) < timedelta(seconds=30)
        assert other.explained("C1", "503", within_seconds=-60) is None
        one.save_locale("U1", "ko")
        one.save_slack_locale("U1", "en")
        assert other.locales("U1") == ("ko", "en")
        one.save_locale("U1", None)
        assert other.locales("U1") == (None, "en")
        one.keep_stack("C1", ("alb", "nginx"))
        assert other.stacks() == {"C1": ("alb", "nginx")}
        assert other.all_explained(within_seconds=60) == {("C1", "503"): found}
        assert other.all_explained(within_seconds=-60) == {}
        one.prune()
    finally:
        one.close()
        other.close()


def test_a_start_without_the_database_answers_from_the_shipped_catalogue() -> None:
    used: list[Catalogue] = []
    settings = Settings(database_url="postgresql://nobody:secret@127.0.0.1:9/none")
    backing = open_backing(settings, used.append)
    assert (backing.state().source, backing.state().database) == ("shipped", "down")
    assert "503" in used[0].entries
    backing.stop()
