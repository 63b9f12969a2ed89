"""Numbers said in words: "오공삼", "오백삼", "five oh three", "four hundred four" -> digits. Only of three figures, 100 to 999."""

import re

_DIGITS = {"공": 0, "영": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
_ONE = "[공영일이삼사오육륙칠팔구]"
_KOREAN_DIGITS = re.compile(
    rf"(?<![가-힣\d])[일이삼사오육칠팔구]{_ONE}{{2}}(?=$|[^가-힣]|[은는이가을를로도랑와과번에의]|(?<!이)이?요|에러|오류|코드|뜨|떠|나)"
)
_KOREAN_PLACES = re.compile(
    r"(?<![가-힣\d])([일이삼사오육칠팔구]?)백(?:([이삼사오육칠팔구]?)십)?([일이삼사오육칠팔구]?)"
    r"(?=$|[^가-힣]|[은는을를로도랑와과번에의가]|이[ 랑가]|(?<!이)이?요|에러|오류|코드|뜨|떠|나)(?!\s?몇)"
)
"""Not "이백 몇", which asks for the rest of the number."""
_ENGLISH = {
    "oh": 0, "o": 0, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
}  # fmt: skip
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_LEAD = "one|two|three|four|five|six|seven|eight|nine"
_UNIT = "|".join(word for word in _ENGLISH if word != "o")
_UNDER_100 = rf"(?:{'|'.join(_TEENS)}|(?:{'|'.join(_TENS)})(?:[ -](?:{_LEAD}))?)"
_SPOKEN = re.compile(
    rf"\b({_LEAD})(?:[ -]hundred(?:[ -](?:and[ -])?({_UNDER_100}|{_LEAD}))?|[ -]({_UNDER_100})|[ -]({_UNIT}|o)[ -]({_UNIT}))\b"
)


def write_digits(folded: str) -> str:
    """`folded` text with every number of three figures that is said in words written in digits."""
    if "백" in folded or re.search(_ONE, folded):
        folded = _KOREAN_DIGITS.sub(lambda match: "".join(str(_DIGITS[c]) for c in match[0]), folded)
        folded = _KOREAN_PLACES.sub(lambda match: str(_places(*match.groups())), folded)
    return _SPOKEN.sub(lambda match: str(_spoken(*match.groups())), folded)


def _places(hundreds: str, tens: str | None, ones: str) -> int:
    value = 100 * _DIGITS.get(hundreds, 1) + _DIGITS.get(ones, 0)
    return value if tens is None else value + 10 * _DIGITS.get(tens, 1)


def _spoken(lead: str, hundred_and: str | None, under_100: str | None, ten: str | None, one: str | None) -> int:
    value = 100 * _ENGLISH[lead]
    if ten is not None and one is not None:
        return value + 10 * _ENGLISH[ten] + _ENGLISH[one]
    return value + _under_100(hundred_and or under_100 or "")


def _under_100(words: str) -> int:
    return sum(_TEENS.get(w) or _TENS.get(w) or _ENGLISH.get(w, 0) for w in re.split("[ -]", words))
