"""Hangul below the syllable: jamo for typos, the two-set keyboard for text typed in the wrong mode, particles and endings."""

import re
from functools import lru_cache

_FIRST = 0xAC00
_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TAILS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_KEYS = dict(
    zip(
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
        "qwertyuiopasdfghjklzxcvbnmQWERTOP",
        strict=True,
    )
)
_PAIRS = {
    "ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ",
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
_GLUED = {pair: one for one, pair in _PAIRS.items()}
_LETTERS = {key: jamo for jamo, key in _KEYS.items()}

_SYLLABLE = re.compile("[가-힣]")
_LOOSE = re.compile("[ㄱ-ㅎㅏ-ㅣ]")

# Josa and the commonest endings, longest first; what is left after cutting one has at least two syllables.
_ENDINGS = tuple(
    sorted(
        (
            "은 는 이 가 을 를 의 에 로 와 과 도 만 랑 나 요 고 면 서 야 아 "
            "에서 에게 한테 으로 까지 부터 보다 이랑 하고 이나 처럼 에는 에서는 으로는 로는 에도 라고 이라고 라는 이라는 "
            "인데 인가 인지 이야 이고 이면 이라 이라서 라서 예요 이에요 인가요 일까 일까요 인데요 "
            "하는 하면 하고 해서 해야 하게 하지 하려고 하려면 할때 할 한 함 했 했는데 했더니 하는데 합니다 했습니다 하나요 해요 했어요 하네요 해줘 하는거 하다 "
            "되는 되면 되고 돼서 돼야 되게 되지 된 됨 됐 됐는데 되는데 됩니다 됐습니다 되나요 돼요 됐어요 되네요 되어 되었 되다 "
            "난 나는 나면 나요 나네요 납니다 났 났는데 났어요 나서 뜨는 뜨면 떠요 떠서 뜬 뜸 뜨네요 "
            "인 일 임 입니다 "
            "들 들이 들은 들을 좀 때 시 중 쯤 "
        ).split(),
        key=len,
        reverse=True,
    )
)

_BY_LAST: dict[str, tuple[str, ...]] = {
    last: tuple(ending for ending in _ENDINGS if ending[-1] == last) for last in {ending[-1] for ending in _ENDINGS}
}


def jamo(text: str) -> str:
    """Syllables taken apart into compatibility jamo, compound vowels and tails into their parts; the rest as it is."""
    return "".join(_parts(c) for c in text)


@lru_cache(maxsize=2048)
def _parts(char: str) -> str:
    offset = ord(char) - _FIRST
    if 0 <= offset < 11172:
        lead, rest = divmod(offset, 588)
        vowel, tail = divmod(rest, 28)
        letters = _LEADS[lead] + _VOWELS[vowel] + _TAILS[tail]
    else:
        letters = char
    return "".join(_PAIRS.get(letter, letter) for letter in letters)


def has_hangul(text: str) -> bool:
    """Whether any whole syllable is in it; loose jamo (ㅋㅋ) do not count."""
    return _SYLLABLE.search(text) is not None


@lru_cache(maxsize=2048)
def stem(word: str) -> str:
    """A Hangul word without its last particle or ending, and never shorter than two syllables: "토큰이" -> "토큰"."""
    for ending in _BY_LAST.get(word[-1:], ()):
        if len(word) - len(ending) >= 2 and word.endswith(ending):
            return word[: -len(ending)]
    return word


def typed_as_latin(text: str) -> str | None:
    """What was meant where English was typed in Hangul mode: "ㅜㅐㅅ 래ㅕㅜㅇ" -> "not found"; None without loose jamo."""
    if not _LOOSE.search(text):
        return None
    return "".join(_KEYS.get(letter, letter) for letter in jamo(text))


def typed_as_hangul(text: str) -> str | None:
    """What was meant where Korean was typed in Latin mode: "wkfahtehls dycjd" -> "잘못된 요청"; None where no syllables come out."""
    words = [_compose([_LETTERS.get(key, _LETTERS.get(key.lower(), key)) for key in word]) for word in text.split()]
    return None if None in words or not words else " ".join(word for word in words if word)


def _compose(letters: list[str]) -> str | None:
    out, at = [], 0
    while at < len(letters):
        vowels_at = at + 1
        if vowels_at >= len(letters) or letters[at] not in _LEADS or letters[vowels_at] not in _VOWELS:
            return None
        vowel, after = _longest(letters, vowels_at, _VOWELS)
        tail, end = (
            _longest(letters, after, _TAILS) if after < len(letters) and letters[after] in _TAILS else ("", after)
        )
        while tail and end < len(letters) and letters[end] in _VOWELS:  # the next vowel takes one consonant along
            end -= 1
            tail = letters[after] if end - after == 1 else ""
        out.append(chr(_FIRST + _LEADS.index(letters[at]) * 588 + _VOWELS.index(vowel) * 28 + _TAILS.index(tail)))
        at = end
    return "".join(out)


def _longest(letters: list[str], at: int, allowed: str | tuple[str, ...]) -> tuple[str, int]:
    pair = _GLUED.get("".join(letters[at : at + 2]))
    return (pair, at + 2) if pair and pair in allowed else (letters[at], at + 1)
