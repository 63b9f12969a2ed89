"""Numbers in sentences: which of them stand where a status code stands. Every other number stays silent.

A number is weighed by what stands before and after it; the least weights were found on the labelled sets. One
point is a weak hint (a known number, talk of servers), two a verb or particle that takes a status, three a word such as
"status" or "error" right beside it; a unit, a counter or another system's name outweighs them all.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.language.tokens import compact

_A_WORD, _MOST_WORDS = 0.15, 20
"""Weight that each word of the message asks for, and how many count: a long one talks of more things than statuses."""
_ROUND, _NO_ERROR, _UNKNOWN = 1.0, 1.0, 4.0
"""The same for a round number, for one below 400, and for one that nobody registered."""
_LEFT_REACH, _RIGHT_REACH = 48, 32

_NUMBER = re.compile(
    r"(?:(?<=code e)|(?<![a-z0-9_.:$€£₩@%+~=\\#]))(?<!\*(?=\d{3}[^*]))(?<![a-z0-9]-)(?<!\d,)(?<![^\s\d(\[{\"'|&가-힣]/)(?P<n>\d{3})(?P<s>s\b)?"
    r"(?![a-rt-z0-9_%#])(?![.:]\d)(?<!\(\d\d\d(?=:))(?!,\d{3}(?:\D|$))(?!-\d{3}-\d{4})(?!-(?!\d{3}\b)[a-z0-9])(?!/[a-z])"
)
_LONE = re.compile(r"[^\w$€£₩#:@%]*(?:http|https|code|status|error)?[^\w$€£₩#:@%]*(\d{3})번?[^\w%]*")
_LONGEST_LONE = 40
"""Characters of a message that is a number and little else."""
_CONSTANT = re.compile(r"(?<![a-z0-9])(?:http_status|http|status|sc)_([1-5]\d\d)(?!\d)")
_LISTED = re.compile(
    r"(?<![\w.:/$#-])[1-5]\d\d(?:\s?(?:,|/|\||&|와|과|랑|이랑|하고|및|또는|or|and|vs\.?|versus|then|and then)\s?[1-5]\d\d)+(?![\w.%:-]*\d)(?![a-z])"
)

_IN_A_ROW = re.compile(
    r"(?<![\w.:/$#-])[1-5]\d\d(?:\s[1-5]\d\d){2,}(?![\w.%:-]*\d)(?![a-z])|(?<![\w.:/$#-])[1-5]\d\d\s[1-5]\d\d(?=\s?(?:차이|비교|구분|뭐가|어느|어떤|중|difference|differ))"
)
_LEFT: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(f"(?:{words})$"))
    for weight, words in (
        (-6, r"\b(?:room|rm|floor|suite|apt|apartment|unit|building|gate|flight|bus|highway|desk|locker|hall|lab|asterisk|out of range|index|offset|position|interstate|page|pages|pg|chapter|"
             r"line|lines|row|section|ticket|issue|issues|pr|pull request|mr|bug|jira|story|task|build|version|ver|release|port|ports|"
             r"pid|process|thread|uid|gid|extension|ext|area code|area code is|zip|exit code|exit status|exited with(?: code)?|exit|errno|signal|smtp|"
             r"ftp|sip|imap|grpc status|sql ?state|ora|rfc|iso|top|best of|model|bmw|peugeot|locker|seat|table|channel|episode|"
             r"invoice|sku|fahrenheit|celsius|order|case|content-length|length|bytes|age|duration|latency|elapsed|took|id|no\.?|number|size|count|total|limit|timeout|ttl|max|min|about|around|approximately|almost|over|under|"
             r"nearly|roughly|deploy|deployment|rev|revision|device|tenant|project|runbook|customer|employee|rack|shard|partition|slot|depth|batch|sprint|step|stage|phase|figure|fig|"
             r"p|article|clause|paragraph|act|exercise|leetcode|euler|jersey|bib|boeing|airbus|audi|mercedes|porsche|lego|gtx|rtx|ryzen|threshold|budget|quota|balance|pool|lag|offset \w+|active|idle|"
             r"used|out of|free|waited|sleep|slept|wait|pages? \d+|chasing|scored|score|bowled \w+ out for|temperature|humidity|altitude|elevation|p50|p90|p95|p99|avg|mean|median|settimeout\(\w+,|"
             r"nearly|roughly|only|another|first|last|next|past|every|vlan|as|asn|chmod|mode|umask|usb|hp|bp|weight|player|queue|replicas?|won|current|currently|value|baseline|datapoints?|[a-z]+'s|(?:flight|train|bus|room|gate|seat) [a-z]{1,2}|"
             r"티켓|이슈|회의실|호실|방|포트|버전|종료 ?코드|지역 ?번호|우편 ?번호|내선|좌석|게이트|버스|빌드|배포|디바이스|테넌트|프로젝트|고객|사번|샤드|파티션|슬롯|스프린트|단계|페이지|챕터|문제|풀|한도|쿼터|대기|지연|점수|온도|습도|약|대략|총|최대|최소|평균)\s*[:#=]?\s*[\[(#]?(?:\d+\s(?:to|->)\s)?"),
        (-6, r"[}](?<=[\w\"'].)\s|[<>](?:(?<=[\w)].)|(?<=[\w)]\s.))(?<!status.)(?<!code.)(?<!status\s.)(?<!code\s.)=?\s?|_(?!status|code|err|fail|http)[a-z0-9]+\s"),
        (3, r"\b(?:http|https|http/[\d.]+|\w*(?:exception|error)s?|status|code|codes|statuscode|status_code|error|errors|err|response|httperror|exception|"
            r"statusexception|httpstatus|xhr|resp)\b[\"')\]]*\s{0,2}(?:is|was|of|code|status|error|returned|:|=|-|with)?[\s\"'(\[:=#-]{0,3}"),
        (3, r"(?:코드|상태|스테이터스|응답|에러|오류|리턴|리스폰스|http)\s{0,2}(?:가|는|로|:|=)?[\s\"'(\[]{0,2}"),
        (3, r"\b\d+ ?x\s|(?:\bnow |\bstill |\bagain |\bjust )?\b(?:it's|its|that's)\s|\b(?:ends?|ended|ending|dies|died|back|comes? back|came back) (?:as|with|in) (?:a |an )?"),
        (2, r"\b(?:do|does|did|can|could|will|would|should|may)\s(?:a\s|an\s|the\s)?"),
        (2, r"\b(?:returns?|returned|returning|responds?|responded|responding|got|gets?|getting|gives?|gave|giving|given|throws?|threw|"
            r"throwing|thrown|sends?|sent|sending|sees?|saw|seeing|seen|serves?|served|serving|hits?|hitting|receives?|received|"
            r"receiving|answers?|answered|replies|replied|emits?|fails?|failed|failing|shows?|showing|shown|spits?|says?|saying|means?|"
            r"explain|define|meaning of|define|lookup|describe|use|using|used|trigger|triggers|triggered|causes?|caused|"
            r"vs\.?|versus|between|instead of|rather than|than|why|whats|what's|what is|what are|what does|what about|how about|difference|"
            r"intermittent|random|sporadic|constant|occasional|many|lots of|bunch of|spike of|more|same)"
            r"(?:\s+(?:with|as|back|us|me|them|out|up|a|an|the|some|http|of))*\s*[\"'(\[:]{0,2}\s*"),
        (1, r"^[^\w#$@:]*|(?:[은는면서]|니까|더니|이가|에서|부터|마다|[후뒤]|또|계속|자꾸|무조건|그냥|갑자기|전부|다|거의|가끔)\s|\b(?:now|still|logs?|into|hands out|counted|plain)\s(?:a\s|an\s)?"),
        (1, r"\b(?:a|an|the|with|and|or|not|to|of|is|are|was|from|about|for|on|by|my|our|their|this|that|these|those|mix of)\s+[\"'(]?"),
    )
)  # fmt: skip

_UNITS = (
    r"\s?(?:s|ms|msec|millis|milliseconds?|secs?|seconds?|s ago|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|am|pm|"
    r"kb|mb|gb|tb|kib|mib|gib|bytes?|bits?|px|pt|em|dpi|hz|khz|mhz|ghz|rpm|rps|qps|tps|iops|km|cm|mm|kg|lbs?|ft|mph|miles?|meters?|"
    r"k|m|usd|dollars?|bucks|eur|euros?|won|krw|percent|pct|degrees?|calories|kcal|watts?|volts?|per|times)\b"
)
_COUNTED = (
    r"\s(?:people|users?|customers?|persons?|guests?|attendees|members|employees|engineers|items?|requests? (?:remaining|left|per)|"
    r"times?|lines?|rows?|files?|tests?|commits?|pages? (?:of|long)|events?|records?|tickets?|points?|stars?|pods?|nodes?|servers?|"
    r"instances?|connections?|messages?|emails?|orders?|tables?|columns?|words?|characters?|chars|steps|followers|views|tries|"
    r"attempts|questions|days|entries|copies|seats|rooms|jobs?|threads?|workers?|containers?|hosts?|machines|boxes|apples|games|"
    r"insertions|deletions|changes|issues|prs|repos|projects|samples|hits|tokens|images|photos|songs|movies|books|cars|employees)\b"
)
_RECKONED = r"\s?(?:(?:of|/|out of)\s?\d|to (?:destroy|add|change|go)\b|used\b|[+*÷×]|divided|multiplied|plus|minus|squared|곱하기|나누기|더하기|빼기)"
_KOREAN_COUNTERS = (
    r"\s?(?:호(?!출)|호실|동(?![안작기])|층|명|개(?![발])|대(?![기역응신])|원|[만천억] ?(?:원|명|개|건|회|대|번|달러)|달러|불|일(?![때 ]|경우)|월|년|시(?!도|작|스)|시간|분(?!석)|초(?!과)|"
    r"회(?!원|사)|건|점|페이지|쪽|장|권|마리|번(?! ?(?:에러|오류|코드|응답|상태|대|은|이(?!랑|슈)|을|으로|뜨|떠|나|주|줘|뭐|보|처|반|리))|부대|자리|좌석|강의실|병동|국도|호선|번 ?게이트|미터|킬로|그램|밀리|퍼센트|프로\b|칼로리|세트|박스|줄|행|열|배|가지|살|학번|인분|평|도(?= ?이상| ?이하)|만원|"
    r"메가|기가|바이트|픽셀|번째|차\b|기\b|주년|주\b|돌|석|석\b|통|병|잔|그릇|판|묶음|켤레|벌|채|척|량|편|곡|화\b|탄|단계|레벨|렙|위\b|등\b)"
)

_RIGHT: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(words))
    for weight, words in (
        (-6, rf"(?:\s[<>]=?\s[\w]|[<>]=?\d|{_UNITS}|{_COUNTED}|{_KOREAN_COUNTERS}|{_RECKONED})"),
        (3, r"[\"')\]]*[\s:,-]{0,2}\s?(?:http )?(?:errors?|err|response|responses|status|statuses|codes?|server error|client error|exception|redirects?)\b"),
        (3, r"[\"')\]]*\s?(?:에러|오류|코드|응답|상태|번 ?에러|번 ?코드|번대|리다이렉트|리디렉션)"),
        (2, r"[\"')\]]*\s?(?:은|는|이|가|을|를|로|으로|도|만|랑|하고|과|와|의|인데|면|야|뭐|뜨|떠|뜸|떴|뜬|나와|나오|남|나요|나는|났|난다|나고|나면|나면서|떨어|"
            r"터|주|줘|줌|준|내려|내림|반환|리턴|던지|던져|받|안 ?오|안 ?나|나옴|계속|나기|나서|뜨기|납니|남니|뜹니|나옵|옵니|왔|와요|오네|오는|온다|오던|오더|냐|찍|떨|번은|번이|번을|라고|라는|말고|대신|vs|차이|같|맞|설명|의미|뜻|왜|언제|정상|때문|많|폭증|급증|발생|찍|섞|걸|보|봄|본|처리|해결|좀|삐|또|거의|지옥|파티|남발|뱉|시작|저만|비율|잔뜩|연속|가득|도배|천지|이라|인듯|라네|래요|라며|다음|밖에|말곤|떠요|\.\.\.|…)"),
        (3, r"\s(?:keep|keeps|kept|preserve|preserves|turns?|becomes?|changes?|needs?|requires?|may|must|allows?|redirects?|post\b|get\b|put\b)\b"),
        (2, r"[\"')\]]*\s?(?:[a-z]+_[a-z]+\b|\?|!|\bvs\b|versus|means?\b|meaning|when\b|on [/a-z]|for [/a-z]|from\b|after\b|since\b|while\b|because|if\b|again|"
            r"everywhere|instead|or [1-5]\d\d|and [1-5]\d\d|in (?:prod|production|staging|the logs?|logs?|nginx|k8s)|spikes?|storm|rate|"
            r"timeouts?|alerts?|failures?|pages?\b|coming|as\b|works)"),
        (1, r"[\"')\]]*\s?(?:is|are|was|on|with|to|not|all over|in access|now|over and over|and then)\b"),
    )
)  # fmt: skip
_CHANGED = re.compile(
    r"\b(?:(?:scal|resiz|rais|increas|decreas|reduc|grow|grew|dropp|shr[iu]n|bump|lower|expand)\w*\b[^.;?!]{0,30}|"
    r"(?:latency|response time|memory|cpu|throughput|traffic|rps|qps|heap|usage|duration)\b[^.,;?!]{0,14})\b(?:from|to|by)\s"
    r"(?:[\d,]+\s(?:to|->)\s)?$"
)
"""Before an amount that became another: "scaled from 200 to 500"."""
_OTHERS_CODE = re.compile(
    r"\b(?:process|job|command|script|program|task|container|shell)\b[^.;]{0,12}?\s(?:exit(?:s|ed)?|finish(?:es|ed)|end(?:s|ed)|terminated|died|quit|completed)"
    r"(?: with)?(?: exit| return)? (?:code|status)\s$|"
    r"\b(?:zip|postal|area|country|promo|coupon|discount|voucher|bar|source|access|pin|door|booking|reservation|confirmation|verification|"
    r"security|otp|invite|referral|product|item|sku|bank|sort|captcha) codes?\s(?:is\s)?$"
)
"""Before the exit status of a program, or a code of another kind."""
_AMOUNTS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (("from ", "to ", "by ", "-> "), _CHANGED),
    (("code ", "status ", "codes ", " is "), _OTHERS_CODE),
)
"""Patterns that are worth looking for only where the text ends so."""
_MANY = re.compile(r"(?:\s[a-z]+)?\s[a-z]{2,}s\b(?<!ss)")
_LASTED = re.compile(r"\b(?:in|after|for|over|took|within|every|~|uptime|elapsed|waited|wait|sleep|slept|timeout)\s?$")
"""Before "404s": a time in seconds, not a code in the plural."""
_ENDS = re.compile(r"\s*(?:$|,\s)")
_TALK = re.compile(
    r"\b(?:https?|status|api|apis|server|servers|nginx|gateway|request|requests|endpoint|response|url|proxy|alb|elb|cdn|cloudflare|curl|"
    r"backend|frontend|browser|webhook|rest|token|login|upload|download|deploy|ingress|k8s|istio|envoy|haproxy|iis|redirect|code|page|"
    r"site|website|app|service|client|pods?|jenkins|prod|production|log|logs|header|auth|fetch|axios|error|errors|retry|cache)\b|"
    r"서버|요청|응답|에러|오류|배포|로그|호출|엔드포인트|게이트웨이|프록시|리다이렉트|접속|페이지|코드|클라|업로드|토큰|서비스|알람|장애|브라우저|사이트|재시도"
)
_METRIC = re.compile(
    r"count\b(?:(?<=_count)|(?<=[a-z]{4}count)|(?<=\bcount)(?= (?:is|>|<|=|\d)))|latency\b(?<=\w{2}latency)|utilization\b|responsetime\b"
)
"""The name of a metric: the numbers about it are amounts, unless a word such as "status" stands right beside one."""
_AN_AMOUNT = 3
_ASKS = re.compile(r"\?|\b(?:what|why|how|when|mean|explain|whats)\b|뭐|왜|무슨|설명|의미|뜻|언제|어떻게|알려|뭔|차이")
_NAMES_AFTER = re.compile(r"[\s:,/()\"'-]{0,4}([a-z가-힣']+)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A number in a status position: its value and its place in the folded text."""

    number: int
    start: int
    end: int


class Vocabulary:
    """What the reader needs to know of the catalogue: the known numbers, and their names, folded."""

    __slots__ = ("name_words", "names", "numbers")

    def __init__(self, numbers: Container[int], names: Mapping[int, Iterable[str]]) -> None:
        self.numbers = numbers
        self.name_words = {n: frozenset(word for name in named for word in name.split()) for n, named in names.items()}
        self.names = {n: tuple(compact(name) for name in named if " " in name) for n, named in names.items()}
        """The names of several words, compact: one of a single word, as "found", stands before numbers of all kinds."""


def spots(folded: str, known: Vocabulary) -> list[Spot]:
    """The numbers of `folded` (lower case, one line) that stand in a status position, in order."""
    if len(folded) <= _LONGEST_LONE and (only := _LONE.fullmatch(folded)):
        return [Spot(int(only[1]), only.start(1), only.end(1))]
    return list(_weighed(folded, known))


def _weighed(folded: str, known: Vocabulary) -> Iterator[Spot]:
    around, words = _surroundings(folded), len(folded.split())
    listed = {spot.start: spot for spot in (*_in_lists(folded, known), *_in_constants(folded, known))}
    for match in _NUMBER.finditer(folded):
        number = int(match["n"])
        weight = around + _weight(folded, match, number, known)
        if match.start() not in listed and weight >= _least(number, words, known):
            listed[match.start()] = Spot(number, match.start("n"), match.end())
    yield from (listed[start] for start in sorted(listed))


def _least(number: int, words: int, known: Vocabulary) -> float:
    """The weight from which `number` is taken for a status in a message of so many `words`."""
    if number not in known.numbers:
        return _UNKNOWN
    return _A_WORD * min(words, _MOST_WORDS) + _ROUND * (number % 100 == 0) + _NO_ERROR * (number < 400)


def _in_lists(folded: str, known: Vocabulary) -> Iterator[Spot]:
    """Known numbers written as a list, "502/504" or "301, 302 and 307": the company shows what they are."""
    for run in (*_LISTED.finditer(folded), *_IN_A_ROW.finditer(folded)):
        members = [
            Spot(int(m[0]), run.start() + m.start(), run.start() + m.end()) for m in re.finditer(r"\d{3}", run[0])
        ]
        if all(spot.number in known.numbers for spot in members):
            yield from () if _is_amount(folded[max(0, run.start() - _LEFT_REACH) : run.start()]) else members


def _in_constants(folded: str, known: Vocabulary) -> Iterator[Spot]:
    """Known numbers inside a framework's constant: HTTP_404_NOT_FOUND, STATUS_403."""
    for match in _CONSTANT.finditer(folded):
        if int(match[1]) in known.numbers:
            yield Spot(int(match[1]), match.start(1), match.end(1))


def _surroundings(folded: str) -> int:
    short = len(folded.split()) <= 3
    amounts = _AN_AMOUNT * (_METRIC.search(folded) is not None)
    return bool(_TALK.search(folded)) + bool(_ASKS.search(folded)) * (not short) + short - amounts


def _is_amount(left: str) -> bool:
    return any(left.endswith(ends) and pattern.search(left) for ends, pattern in _AMOUNTS)


def _before(left: str) -> int:
    return -6 if _is_amount(left) else next((weight for weight, pattern in _LEFT if pattern.search(left)), 0)


def _weight(folded: str, match: re.Match[str], number: int, known: Vocabulary) -> int:
    left = folded[max(0, match.start() - _LEFT_REACH) : match.start()]
    right = folded[match.end() : match.end() + _RIGHT_REACH]
    known_error = number in known.numbers and number >= 400
    name = _NAMES_AFTER.match(right)
    called = compact(left).endswith(known.names.get(number, ()))
    named = called or bool(name and name[1] in known.name_words.get(number, ()))
    before = 0 if called else _before(left)
    after = next((weight for weight, pattern in _RIGHT if pattern.match(right)), 0)
    if not after and _ENDS.match(right):
        after = 1
    if not after and not named and _MANY.match(right):
        after = -3
    if match["s"] and known_error:
        before = -3 if _LASTED.search(left) else max(before, 2)
    if before == 3:
        after = max(after, 0)
    return (number in known.numbers) + 4 * named + (match["s"] is not None) + before + after
