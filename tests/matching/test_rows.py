"""Rows of numbers in one array."""

from array import array

from bot.matching.rows import Rows, owned, turned

ROWS = Rows([2, 0, 3], array("I", [1, 4, 0, 1, 4]))


def test_rows_read_as_they_were_given() -> None:
    assert [list(ROWS[row]) for row in range(len(ROWS))] == [[1, 4], [], [0, 1, 4]]
    assert [ROWS.size(row) for row in range(len(ROWS))] == [2, 0, 3]


def test_a_number_has_a_place_in_its_row_alone() -> None:
    assert [ROWS.place(row, 4) for row in range(3)] == [1, None, 4]
    assert ROWS.place(0, 0) is None


def test_turned_rows_tell_where_each_number_is() -> None:
    assert [list(turned(ROWS, 5)[number]) for number in range(5)] == [[2], [0, 2], [], [], [0, 2]]


def test_rows_of_one_owner_count_once() -> None:
    assert owned(ROWS, [7, 7, 7], 5) == [1, 1, 0, 0, 1]
    assert owned(ROWS, [7, 8, 9], 5) == [1, 2, 0, 0, 2]
