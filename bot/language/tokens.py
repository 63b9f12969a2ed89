"""Words of a text as the index counts them: stems, concepts shared by both languages, and pairs of Hangul syllables."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from bot.language import synonyms
from bot.language.hangul import stem as hangul_stem

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_VERB = re.compile(r"(?<![A-Za-z])(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)(?![A-Za-z])(?! [A-Z]{2})")
_WORD = re.compile(r"[a-z][a-z0-9]*(?:'[a-z]+)?|[가-힣]+|\d+[a-z]+[a-z0-9]*")
_HANGUL_WORD = re.compile("[가-힣]+")
_SET_ASIDE = re.compile(
    r"[가-힣a-z]+(?:이|가|은|는|게) ?(?:아니라|아니고)(?= )|[가-힣a-z]+보다 (?=먼저|우선)|"
    r"\bnot (?:(?:on|in|by|at|for|to|from) )?(?:the|a|an|any) \w+(?=,? but\b)"
)
"""What is named only to be told from what is meant: "not the proxy but the server", "서버가 아니라 프록시". Not "X 말고": where a
code stood before it the number was taken out, and the word before that is meant."""

STOP = frozenset(
    "a an the this that these those it its is are was were be been being am do does did doing done have has had having will would "
    "can could shall should may might must i i'm im we we're you your my our me us they them their he she his her of in on at by for "
    "from to into onto with as and or but if then than so because while when where who whom whose there here out up down off over "
    "about again also just only very really some any all each every s t "
    "what what's whats which why how please pls plz tell show give gives given explain explanation mean means meaning meant "
    "hi hey hello thanks thank guys anyone someone somebody folks one ones get gets getting got gotten make makes made "
    "know let lets thing things stuff kind sort way like e.g i.e etc via per vs versus "
    "http status code codes statuscode error errors err response responses return returns returned returning reply replies "
    "respond responds answer answers send sends sending sent use uses using used correct appropriate proper right best recommended suitable "
    "httpbot rest restful api apis".split()
)
"""Words that tell no entry from another; negations stay."""

NEGATIONS = frozenset(
    "not no never isn't isnt aren't arent wasn't wasnt weren't don't dont doesn't doesnt didn't didnt won't wont can't cant cannot "
    "couldn't couldnt hasn't hasnt haven't havent shouldn't wouldn't without nothing".split()
)
"""Words that turn a clause round, where they belong to no concept: one token for all of them."""

HANGUL_STOP = frozenset(
    "뭐 뭐야 뭔가요 뭐죠 뭔데 뭐임 무슨 무엇 어떤 어느 왜 언제 어떻게 설명 설명좀 설명해줘 알려줘 알려주세요 좀 이거 그거 저거 이게 그게 저기 "
    "코드 코드는 상태 상태코드 응답 응답코드 에러 에러코드 오류 오류코드 의미 의미가 뜻 뜻이 인가요 인가 하나요 되나요 할까요 할까 줘야 줘야돼 "
    "줘야되나 줘야돼요 줘야하나 줘야하나요 내려줘야 돼요 되죠 되지 하죠 하지 해야 해야돼 해야되지 해야하나 맞나요 맞아 맞음 맞는지 좋을까 좋을까요 "
    "몇 번 몇번 뭘 뭘로 뭐로 경우 경우에 때 할때 이렇게 나오면 나와요 떠요 뜨는데 나는데 계속 자꾸 우리 저희 제가 지금 그냥 근데 그럼 그런데 "
    "에서 하는 하면 있는 있는데 같은 같은데 것 거 게 수 등 및 추천 추천좀 주세요 부탁 부탁드려요 해주세요 혹시 보통 원래 http api rest".split()
)

SURFACE_SHARE = 0.3
"""Weight of the very word against the concept it stands for: "taken" and "duplicate" agree, "taken" and "taken" agree more."""
PAIR_SHARE = 0.3
"""Weight of two neighbouring words as a pair, beside their own."""
HANGUL_SHARE = 0.5
"""Weight of one pair of syllables against a word's: an unlisted Korean word yields two or three of them."""


def split_camel(text: str) -> str:
    """Identifiers in words: "StatusTooManyRequests" -> "Status Too Many Requests"; underscores become blanks.

    A request method in capitals gets the word "httpverb" in front, since "get" and "post" are everyday words.
    """
    return _VERB.sub(r" httpverb \1", _CAMEL.sub(" ", text).replace("_", " "))


def compact(folded: str) -> str:
    """Letters and digits alone: the spelling by which names are looked up, blind to blanks and punctuation."""
    return "".join(c for c in folded if c.isalnum())


def words(folded: str) -> list[str]:
    """The words of a folded text, in order, stop words included."""
    return _WORD.findall(folded)


def tokens(folded: str) -> dict[str, str]:
    """What `folded` is about: token -> the word or words it was read from.

    A token is a concept ("=login"), a stem of a word that belongs to none, the very word behind a concept ("'taken"), a
    pair of Hangul syllables ("~토큰"), or two neighbours in order ("=client+=close"), which tell who does what to whom.
    """
    folded = _SET_ASIDE.sub(" ", folded)
    found: dict[str, str] = {}
    order: list[str] = []
    for token, source in _in_order(words(folded)):
        found.setdefault(token, source)
        if token[0] not in "'~":
            order.append(token)
    if not folded.isascii():
        for token, source in _across_blanks(folded):
            found.setdefault(token, source)
    for first, second in pairwise(order):
        if first != second:
            found.setdefault(f"{first}+{second}", "")
    return found


def _in_order(all_words: list[str]) -> Iterator[tuple[str, str]]:
    stems = [latin_stem(word) if word.isascii() else "" for word in all_words]
    at = 0
    while at < len(all_words):
        if not stems[at]:
            yield from _of_hangul(all_words[at])
            at += 1
            continue
        concept, size = synonyms.longest_latin(stems, at)
        source = " ".join(all_words[at : at + size]) if size > 1 else all_words[at]
        if concept:
            yield concept, source
        elif source in NEGATIONS:
            yield "not", source
            at += size
            continue
        if source not in STOP:
            stem = "".join(stems[at : at + size])
            yield (f"'{stem}" if concept else stem), source
        at += size


@lru_cache(maxsize=2048)
def _of_hangul(word: str) -> tuple[tuple[str, str], ...]:
    if word in HANGUL_STOP:
        return ()
    found: list[tuple[str, str]] = []
    rest: list[str] = [""]
    at = 0
    while at < len(word):
        concept, size = synonyms.longest_hangul(word, at)
        if concept:
            found.append((concept, word[at : at + size]))
            found.append(("'" + word[at : at + size], word[at : at + size]))
            rest.append("")
            at += size
        else:
            rest[-1] += word[at]
            at += 1
    for part in rest:
        bare = hangul_stem(part) if len(part) > 2 else part
        if bare not in HANGUL_STOP:
            found.extend((f"~{bare[i : i + 2]}", word) for i in range(len(bare) - 1))
    return tuple(found)


def _across_blanks(folded: str) -> Iterator[tuple[str, str]]:
    """Concepts whose Korean form is written with a blank here: "권한 없음" for "권한없음"."""
    parts = folded.split()
    for first, second in pairwise(parts):
        if _HANGUL_WORD.fullmatch(first) and _HANGUL_WORD.match(second):
            joined = first + second
            concept, size = synonyms.longest_hangul(joined, 0)
            if concept and size > len(first):
                yield concept, f"{first} {second}"


@lru_cache(maxsize=2048)
def latin_stem(word: str) -> str:
    """An English word without its commonest endings: "exceeded", "exceeding", "exceeds" -> "exceed"."""
    word = word.removesuffix("'s").replace("'", "")
    for ending, put in (
        ("sses", "ss"),
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("edly", ""),
        ("ed", ""),
        ("es", "e"),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith(("ss", "us", "is")):
            word = word[: -len(ending)] + put
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsaeo":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word
