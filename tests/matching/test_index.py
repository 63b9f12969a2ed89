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
    assert (upon.docs, upon.weights, upon.names) == (afresh.docs, afresh.weights, afresh.names)
    assert rank(upon, "flux capacitor blew up") == rank(afresh, "flux capacitor blew up")


def test_messages_about_something_else_speak_for_nobody(index: Index) -> None:
    ranking = rank(index, "docker container keeps restarting, out of memory")
    assert ranking.nobody.code == NOBODY
    assert ranking.nobody.evidence > max(candidate.evidence for candidate in ranking.candidates)
