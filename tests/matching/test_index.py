"""The index of a snapshot."""

from dataclasses import replace
from types import MappingProxyType

from bot.catalogue import Catalogue
from bot.matching.index import NOBODY, Index, build
from bot.matching.rank import rank
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder


def test_an_index_built_upon_an_earlier_one_is_the_same(index: Index) -> None:
    catalogue = read_catalogue(data_folder())
    entry = catalogue.entries["500"]
    entries = {**catalogue.entries, "500": replace(entry, aliases=(*entry.aliases, "flux capacitor blew"))}
    changed = Catalogue(1, MappingProxyType(entries), catalogue.contrasts, elsewhere=catalogue.elsewhere)
    upon, afresh = build(changed, previous=index), build(changed)
    assert (upon.docs.phrases, upon.names, upon.stated) == (afresh.docs.phrases, afresh.names, afresh.stated)
    for question in ("flux capacitor blew up", "the email is already taken", "로그인은 했는데 권한이 없대"):
        assert rank(upon, question).candidates == rank(afresh, question).candidates


def test_a_word_that_no_phrase_has_any_more_is_unknown_again(index: Index) -> None:
    catalogue = read_catalogue(data_folder())
    entry = catalogue.entries["500"]
    entries = {**catalogue.entries, "500": replace(entry, aliases=(*entry.aliases, "flux capacitor blew"))}
    changed = Catalogue(1, MappingProxyType(entries), catalogue.contrasts, elsewhere=catalogue.elsewhere)
    taken_back = build(catalogue, previous=build(changed, previous=index))
    assert taken_back.number("capacitor") is None
    assert rank(taken_back, "flux capacitor blew up").candidates == rank(index, "flux capacitor blew up").candidates


def test_messages_about_something_else_speak_for_nobody(index: Index) -> None:
    ranking = rank(index, "docker container keeps restarting, out of memory")
    assert ranking.nobody.code == NOBODY
    assert ranking.nobody.evidence > max(candidate.evidence for candidate in ranking.candidates)
