"""Rows of numbers, one behind the other in one array (compressed sparse rows): a tenth of what as many lists would take."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate


class Rows:
    """Reads like a sequence of rows, each a sequence of numbers from 0 to 2³² - 1."""

    __slots__ = ("_starts", "values")

    def __init__(self, sizes: Iterable[int], values: "array[int]") -> None:
        """`values`: the rows' numbers, row by row; `sizes`: how many of them each row has."""
        self._starts = array("I", accumulate(sizes, initial=0))
        self.values = values

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, row: int) -> "array[int]":
        return self.values[self._starts[row] : self._starts[row + 1]]

    def size(self, row: int) -> int:
        """How many numbers the row has."""
        return self._starts[row + 1] - self._starts[row]

    def place(self, row: int, number: int) -> int | None:
        """Where in `values` the row, which has to be in order, has `number`; None if it has not."""
        end = self._starts[row + 1]
        at = bisect_left(self.values, number, self._starts[row], end)
        return at if at < end and self.values[at] == number else None

    def starts(self) -> list[int]:
        """Where in `values` each row begins."""
        return self._starts[:-1].tolist()


def turned(rows: Rows, width: int) -> Rows:
    """For each number below `width` the rows that have it, in order."""
    sizes = [0] * width
    for number in rows.values:
        sizes[number] += 1
    turned = Rows(sizes, array("I", bytes(4 * len(rows.values))))
    free = turned.starts()
    values = turned.values
    for row in range(len(rows)):
        for number in rows[row]:
            values[free[number]] = row
            free[number] += 1
    return turned


def owned(rows: Rows, owners: Sequence[int], width: int) -> list[int]:
    """For each number below `width`, how many different owners have it in a row; `owners` of the rows come in runs."""
    sizes, last = [0] * width, [-1] * width
    for row, owner in enumerate(owners):
        for number in rows[row]:
            if last[number] != owner:
                last[number] = owner
                sizes[number] += 1
    return sizes
