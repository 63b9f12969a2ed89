"""What the reader of a question needs to know of the catalogue."""

from collections.abc import Container, Iterable, Mapping

from bot.language.tokens import compact


class Vocabulary:
    """The known numbers, and their names, folded."""

    __slots__ = ("name_words", "names", "numbers")

    def __init__(self, numbers: Container[int], names: Mapping[int, Iterable[str]]) -> None:
        self.numbers = numbers
        self.name_words = {n: frozenset(word for name in named for word in name.split()) for n, named in names.items()}
        self.names = {n: tuple(compact(name) for name in named if " " in name) for n, named in names.items()}
        """The names of several words, compact: one of a single word, as "found", stands before numbers of all kinds."""
