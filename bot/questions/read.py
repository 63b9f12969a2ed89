"""Reads one message into a Question. Pure: everything it needs of the catalogue comes in as a Vocabulary."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.language.fold import clean, fold
from bot.language.hangul import has_hangul
from bot.language.numerals import write_digits
from bot.language.tokens import split_camel
from bot.questions import talk, wording
from bot.questions.elsewhere import is_elsewhere
from bot.questions.flags import explained
from bot.questions.mrkdwn import plain
from bot.questions.question import Intent, Question, Role, Sighting
from bot.questions.scope import out_of_scope
from bot.questions.spot import Spot, lone
from bot.questions.typos import as_meant
from bot.questions.vocabulary import Vocabulary

_LONGEST_WORDS = 320
"""Characters of a message that are searched in words; what explains a question stands in its beginning."""

_LONGEST_RANGE = 80
"""Characters of a message that asks for a range of codes."""
_ASTRAY = 1.0
"""Log odds of being about no status from which "300 level courses" is no class: between all that are and all that are not."""
_THEIRS = "partner server error"
"""What a server error of somebody else says, in words by which entries are found: "they send us 503, what do we send"."""
_PREFIX = re.compile(r"^(?:\s*(?:/http\b|@httpbot\b|httpbot[,:]))+\s*", re.IGNORECASE)
_CLASS = re.compile(
    r"(?<![\w.])(?P<a>[1-9])xx(?:'?s|es)?(?![a-z])|(?<=[a-z_-])(?P<b>[1-5])xx(?![a-z]{4})|(?<![\w.])(?P<n>[1-5])xx(?=[ _-]?(?:errors?|rate|ratio|count)(?![a-z]))|(?<![\w.:])(?P<c>[1-9])[x*_]{2}(?!\w)|"
    r"(?<![\d.])(?P<d>[1-5])00 ?번 ?대|(?<![\d.])(?P<e>[1-5])00 ?대 ?(?=에러|오류|코드|응답|상태)|\b(?P<f>[1-5])00[- ](?:series|level|range|class|family)|"
    r"(?<![\d.])(?P<g>[1-5]) ?백 ?번? ?대|[\"'](?P<h>[1-5])(?:\.\.|\\d\\d|\[0-9\]\[0-9\]|\d?\*)[\"']|"
    r"\b(?:the|all|any|are|of) (?P<i>[1-5])00s\b|\b(?P<p>[1-5])00s (?:vs\.?|versus|and|or|from) (?P<q>[1-5])00s\b|\b(?P<j>[1-5])00s (?:in general|codes|range|series|class|errors|statuses)\b|"
    r"\b(?P<r>[1-5])[- ]hundreds? (?=ones\b|codes?\b|family\b|range\b|series\b|class\b|errors?\b)|\b(?P<s>[1-5])00-?ish\b|\bclass (?P<m>[1-5])\b|\b(?:start|starts|starting|begin|begins|beginning) with (?:a |an )?(?P<k>[1-5])\b|(?<!\d)(?P<l>[1-5])(?:로|으로) ?시작"
)
_CLASS_MARK = re.compile(
    r"[1-9](?:[x*_]{2}|00| ?백|[- ]hundred|\.\.|\\d|\[0|\d?\*)|class [1-5]|(?:start|starts|starting|begin|begins|beginning) with|시작"
)
"""What every spelling of a class holds: looking for it first costs a tenth."""
_LONE_NUMBER = re.compile(
    r"(?<![\w.-])\d{1,5}(?:(?:번|이?였는데|이?었는데|인데|이?라고|으?로|[은는이가을를도와과랑])(?![가-힣]))?(?![\w.-])"
)
"""With the Korean particle that is stuck to it."""
_CLASS_IN_NAME = re.compile(r"(?<![0-9X])([1-5])XX|(?<![0-9x])([1-5])xx(?=[A-Z]|s?\b)")
"""Case tells what folding loses: HTTPCode_ELB_5XX_Count, High5xxRatio, 4xxErrors."""
_MASK = re.compile(r"(?<![\w.:])([1-5])(\d|[x*?])(?:\[(\d{1,10})(?:-(\d))?\]|([x*]|\?(?!$)))(?!\w|\s?[1-5]\d\d\b)")
_RANGE = re.compile(r"(?<![\w.:/-])([1-5]\d\d)\s?(?:-|~|\.\.|to|through|부터|에서)\s?([1-5]\d\d)(?![\w.:-]|\s?ms)")
_NOT_STATUS = re.compile(
    r"(?:(?:what(?:'s| is)|whats|explain|http|https|status|code|error|상태|코드|에러) ?)*(-?\d{1,12})"
    r"(?:\s?(?:http|status|code|error|번|코드|에러|오류|이|가|은|는|란|뭐야|뭐|뭔가요|무엇인가요|설명|의미|mean|means|what)\s?)*[?!.]*"
)
_MACHINE = re.compile(
    r"\bHTTP/\d|https?://|\b\w+(?:Error|Exception)\b|^[*<>] |\[(?:error|crit|warn|info|alert)\]|\bat=\w+|[\"']\w+[\"']\s*:\s*|\b\w+=[^\s=]+ \w+=|"
    r"^(?:fatal|panic|error|warning|npm err!|traceback)\b ?:|\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|Traceback",
    re.MULTILINE,
)
_RECORD_MARKS = frozenset('=:/{|"-')
_MAY_BE_STATUS = re.compile(r"\d{3}|[=:]\s?\"?0\b")
"""A range over several classes is one of codes only where that is said: "raise the limit from 200 to 500" is none."""
_ADDRESS = re.compile(r"\b[a-z][a-z+.]*://[^\s\"'<>|]+|(?<![\w/])/[a-z][^\s\"'<>|]*|(?<![\d\s])\s+/\d+(?=[\s?])")
"""URLs and paths: their numbers are ports, versions and ids."""
_ZERO = re.compile(
    r"(?<!exit )(?<!rollout )(?<!grpc )\b(?:(?:(?:status|http|response)[ _-]?code|status|(?:상태|응답) ?코드|상태)\W{0,3}(?:000|0)|(?:code|코드)\W{0,3}000)\b|"
    r"^http 0$|(?<![\d,.])000\W*$|\b000 (?:in|from|status|error)\b|\b000(?=이|은|는|가|으?로| ?응답| ?에러)"
)

_HOPED = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|assert(?:s|ed|ion)?|should be|supposed to be|fail(?:s|ed)? to (?:get|receive|return)|required?|requires|wanted)\b[^.;]*$"
)
_CAME = re.compile(
    r"\b(?:got|gets|received|receives|but|actual(?:ly)?|was|found|returned|saw)\W{1,3}(?:(?:a|an|it|is|was|got|http|status|code)\W{1,3})*[1-5]\d\d\b"
)
"""What a check wanted is told apart from what came only where another number came."""
_REJECTED_LEFT = re.compile(
    r"\b(?:not|isn't|isnt|aren't|wasn't|instead of|rather than|other than|besides|except|without using|no)(?: (?:a|an|the|code|http))*\s?$"
)
_EARLIER_LEFT = re.compile(
    r"(?:\bfirst (?:time|one|call|request|try|attempt|delete|post|put)?\b|\bthe first\b|\binitially\b|\boriginally\b|처음|첫 ?번째|첫 ?요청|최초)[^.;,?!]{0,24}$"
)
_REJECTED_RIGHT = re.compile(
    r"\s?(?:말고|(?:[은는이가] ?)?아니(?:고|라|면)|은 아닌|는 아닌|은 아니|는 아니|이 아니|가 아니|대신|빼고|제외|feels wrong|seems wrong|is wrong|sounds wrong|looks wrong|isn't right|doesn't (?:fit|seem|feel|sound))"
)


def read(raw: str, known: Vocabulary) -> Question:
    """`raw` as Slack delivers it (or as typed in a terminal); never raises, whatever the text."""
    text = clean(_PREFIX.sub("", plain(raw))).strip()
    locale, folded = wording.wish(fold(text))
    folded = _in_digits(folded, known)
    question = Question(
        text=text,
        words=_without_numbers(write_digits(wording.wish(fold(split_camel(text[:_LONGEST_WORDS])))[1])),
        locale=locale or ("ko" if has_hangul(text) else None),
        log_line=_MACHINE.search(text) is not None,
        method=wording.method(text),
        elsewhere=is_elsewhere(folded[:_LONGEST_WORDS]),
    )
    if wording.is_help(folded):
        return replace(question, intent="help")
    if courtesy := talk.courtesy(folded):
        return replace(question, intent="help", courtesy=courtesy)
    return _with_numbers(question, text, folded, known)


def number_signs(raw: str, known: Vocabulary) -> list[tuple[int, Mapping[str, float]]]:
    """The numbers in the sentences of `raw` that may be statuses by their form, each with its signs: what `make tune` reads."""
    from bot.questions.prose import weighable

    text = clean(_PREFIX.sub("", plain(raw))).strip()
    in_fields, _, prose = _parted(text, _in_digits(fold(text), known), known)
    return [(spot.number, signs) for spot, signs in weighable(prose, known, beside_fields=bool(in_fields))]


def _in_digits(folded: str, known: Vocabulary) -> str:
    return as_meant(write_digits(folded), known.numbers)


def _without_numbers(folded: str) -> str:
    """The words by which entries are found: codes and classes are told by their numbers, not by their words."""
    return " ".join(_LONE_NUMBER.sub(" ", _without_classes(folded)).split())


def _without_classes(folded: str) -> str:
    return _CLASS.sub(" ", folded) if _CLASS_MARK.search(folded) else folded


def _with_numbers(question: Question, text: str, folded: str, known: Vocabulary) -> Question:
    ranges = () if question.log_line or len(folded) > _LONGEST_RANGE else tuple(_ranges(folded, known))
    classes = () if ranges else _classes(text, folded)
    in_fields, folded, prose = _parted(text, folded, known)
    seen = {sighting.number: sighting for sighting in in_fields}
    every, doubted = ([], {}) if ranges else _in_prose(prose, known, beside_fields=bool(in_fields))
    spotted = [spot for spot in every if spot.number not in seen]
    numbers = len(seen) + len({spot.number for spot in spotted})
    intent = wording.intent(folded[:_LONGEST_WORDS], numbers, machine=question.log_line)
    for spot in spotted:
        seen.setdefault(spot.number, Sighting(spot.number, role=_role(prose, spot)))
    if len(seen) == len(spotted) == 1:
        seen = {number: explained(sighting, text) for number, sighting in seen.items()}
    if "0" in folded and _ZERO.search(folded) and 0 not in seen:
        seen[0] = Sighting(0)
    sightings, intent = _in_their_roles(tuple(seen.values()), intent, folded)
    theirs = any(s.role == "premise" and s.number >= 500 for s in sightings) and wording.sent_to_us(folded)
    return replace(
        question,
        words=f"{question.words} {_THEIRS}" if theirs else question.words,
        intent=intent,
        sightings=sightings,
        doubted=tuple(doubted.items()),
        status_classes=classes,
        ranges=ranges,
        not_status=None if sightings or classes or ranges else _not_status(folded),
    )


def _parted(text: str, folded: str, known: Vocabulary) -> tuple[tuple[Sighting, ...], str, str]:
    """The statuses in the fields of logs and answers, `folded` without those, and the same without addresses and classes."""
    in_fields, rest = _in_records(text, known)
    if in_fields:
        folded = _in_digits(fold(rest), known)
    return in_fields, folded, _ADDRESS.sub(" ", _without_classes(folded))


def _in_records(text: str, known: Vocabulary) -> tuple[tuple[Sighting, ...], str]:
    if not (_RECORD_MARKS.intersection(text) and _MAY_BE_STATUS.search(text)):
        return (), text
    from bot.questions import lines

    return lines.take(text, known.numbers)


def _in_prose(folded: str, known: Vocabulary, *, beside_fields: bool) -> tuple[list[Spot], dict[int, float]]:
    """As `prose.weighed`, whose patterns take as long to compile as everything else here; a number alone needs none of them."""
    if only := lone(folded):
        return [only], {}
    from bot.questions import prose

    return prose.weighed(folded, known, beside_fields=beside_fields)


def _in_their_roles(
    sightings: tuple[Sighting, ...], intent: Intent, folded: str
) -> tuple[tuple[Sighting, ...], Intent]:
    """Of several codes each is asked about; a single one may be what is to be replaced, or what somebody else sends."""
    if len(sightings) != 1:
        hoped = [sighting for sighting in sightings if sighting.role == "hoped"]
        kept = hoped if len(hoped) == len(sightings) else [s for s in sightings if s.role != "hoped"]
        return tuple(replace(sighting, role="asked") for sighting in kept), intent
    only = replace(sightings[0], role="asked") if sightings[0].role == "hoped" else sightings[0]
    if only.role == "rejected":
        return sightings, "choose"
    if intent == "choose" and wording.open_choice(folded[:_LONGEST_WORDS]):
        role: Role = "earlier" if only.role == "earlier" else "premise"
        return (replace(only, role=role),), intent
    return (replace(only, role="asked") if only.role == "earlier" else only,), intent


def _role(folded: str, spot: Spot) -> Role:
    left, right = folded[max(0, spot.start - 30) : spot.start], folded[spot.end : spot.end + 20]
    if _HOPED.search(left) and _CAME.search(folded, spot.end):
        return "hoped"
    if _EARLIER_LEFT.search(left):
        return "earlier"
    return "rejected" if _REJECTED_LEFT.search(left) or _REJECTED_RIGHT.match(right) else "asked"


def _classes(text: str, folded: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(_in_spellings(text, folded)))
    return () if found and "xx" not in folded and out_of_scope(folded) > _ASTRAY else found


def _in_spellings(text: str, folded: str) -> Iterator[str]:
    for match in _CLASS.finditer(folded) if _CLASS_MARK.search(folded) else ():
        yield from (f"{digit}xx" for digit in match.groups() if digit)
    for match in _CLASS_IN_NAME.finditer(text):
        yield f"{match[1] or match[2]}xx"


def _ranges(folded: str, known: Vocabulary) -> Iterator[range]:
    """The ranges asked for that hold any code: "14x" counts something else."""
    return (found for found in _every_range(folded) if any(number in known.numbers for number in found))


def _every_range(folded: str) -> Iterator[range]:
    for match in _RANGE.finditer(folded):
        first, last = int(match[1]), int(match[2])
        among_codes = wording.speaks_of_codes(folded)
        if first < last and (among_codes or (first // 100 == last // 100 and out_of_scope(folded) <= _ASTRAY)):
            yield range(first, last + 1)
    for match in _MASK.finditer(folded):
        yield from _mask(*match.groups())


def _mask(hundreds: str, tens: str, digits: str | None, last: str | None, wild: str | None) -> Iterator[range]:
    if tens in "x*?":
        return
    base = 100 * int(hundreds) + 10 * int(tens)
    if wild:
        yield range(base, base + 10)
    elif digits and last:
        yield range(base + int(digits[-1]), base + int(last) + 1)
    elif digits:
        yield from (range(base + int(digit), base + int(digit) + 1) for digit in digits)


def _not_status(folded: str) -> int | None:
    match = _NOT_STATUS.fullmatch(folded)
    return int(match[1]) if match else None
