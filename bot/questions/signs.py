"""What stands around a number in a sentence, and how sure that makes it that the number is a status code."""

import math
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bot.language.tokens import compact
from bot.questions.elsewhere import of_another_protocol
from bot.questions.scope import out_of_scope, sides
from bot.questions.vocabulary import Vocabulary

_LEFT_REACH, _RIGHT_REACH = 48, 32
_LONGEST_TOLD = 500
"""Characters in which another protocol is looked for."""
_MOST_WORDS, _MOST_DIGITS, _MOST_OTHERS = 20, 5, 3
"""How many words and numbers of the message count, and how many other known numbers: a long one talks of more than statuses."""
_LEFT: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (sign, re.compile(f"(?:{words})$"))
    for sign, words in (
        ("again before", r"\b\d+ ?x\s|(?:\bnow |\bstill |\bagain |\bjust )?\b(?:it's|its|that's)\s|\b(?:ends?|ended|ending|dies|died|back|comes? back|came back) (?:as|with|in) (?:a |an )?"),
        ("counted before", r"\b(?:rooms?|seats|tables|lockers|flights|trains|buses|gates|rm|floor|suite|apt|apartment|unit|building|gate|flight|bus|highway|desk|locker|hall|lab|asterisk|out of range|index|offset|position|interstate|page|pages|pg|chapter|"
             r"line|lines|row|section|ticket|issue|issues|pr|pull request|mr|bug|jira|story|task|build|version|ver|release|port|ports|"
             r"pid|process|thread|uid|gid|extension|ext|area code|area code is|zip|exit code|exit status|exited with(?: code)?|exit|errno|signal|smtp|"
             r"ftp|sip|imap|grpc status|sql ?state|ora|rfc|iso|top|best of|model|bmw|peugeot|fiat|volvo|lexus|tesla|honda|toyota|nissan|mazda|ducati|kawasaki|cessna|embraer|sony|canon|nikon|casio|seiko|yamaha|roland|korg|sennheiser|bose|logitech|levi'?s|levis|new balance|nb|adidas|nike|locker|seat|table|channel|episode|"
             r"invoice|sku|fahrenheit|celsius|order|case|content-length|length|bytes|age|duration|latency|elapsed|took|id|no\.?|number|size|count|total|limit|timeout|ttl|max|min|(?<!what )(?<!how )(?<!me )(?<!know )(?<!info )about|around|approximately|almost|over|under|"
             r"nearly|roughly|deploy|deployment|rev|revision|device|host|node|vm|tenant|project|runbook|customer|employee|rack|shard|partition|slot|depth|batch|sprint|step|stage|phase|figure|fig|"
             r"p|article|clause|paragraph|act|exercise|leetcode|euler|jersey|bib|boeing|airbus|audi|mercedes|porsche|lego|gtx|rtx|ryzen|threshold|budget|quota|balance|pool|lag|offset \w+|active|idle|"
             r"% of|used|out of|free|waited|sleep|slept|wait|pages? \d+|chasing|scored|score|bowled \w+ out for|temperature|humidity|altitude|elevation|p50|p90|p95|p99|avg|mean|median|settimeout\(\w+,|"
             r"nearly|roughly|only|another|first|last|next|past|every|vlan|as|asn|chmod|mode|umask|usb|hp|bp|weight|player|queue|replicas?|won|item|run|current|currently|value|baseline|datapoints?|[a-z]+'s|(?:flight|train|bus|room|gate|seat) [a-z]{1,2}|"
             r"리바이스|뉴발란스|뉴발|나이키|아디다스|푸조|벤츠|아우디|보잉|에어버스|피아트|볼보|렉서스|소니|캐논|니콘|젠하이저|야마하|로지텍|갤럭시|아이폰|레고|쏘나타|티켓|이슈|회의실|호실|방|포트|버전|종료 ?코드|지역 ?번호|우편 ?번호|내선(?: ?번호)?|좌석|게이트|버스|빌드|배포|디바이스|테넌트|프로젝트|고객|사번|샤드|파티션|슬롯|스프린트|단계|페이지|챕터|문제|풀|한도|쿼터|대기|지연|랙|적체|점수|온도|습도|약|대략|총|최대|최소|평균)\s*(?:(?<!page )(?:is|was|no\.?|number)\s)?[:#=]?\s*[\[(#]?(?:\d+\s(?:to|->)\s)?"),
        ("metric before", r"[}](?<=[\w\"'].)\s|[<>](?:(?<=[\w)].)|(?<=[\w)]\s.))(?<!status.)(?<!code.)(?<!status\s.)(?<!code\s.)=?\s?|"
             r"_(?:total|sum|count|bytes|seconds|threads|goroutines|fds|lag|connections|clients|depth|size|free|used|usage|load\d*|jobs|messages|rows|entries)\s|"
             r"\((?:현재|now|was|currently)\s|\w\(\w+,\s?|[가-힣]수(?:가|는|은)?\s|\b번호\s|\d\s(?:out\s)?of\s|\b(?:info|debug|trace) "),
        ("status word before", r"\b[csl][a-z]--\s|\b(?:http|https|http/[\d.]+|\w*(?:exception|error)s?|status|code|codes|statuscode|status_code|error|errors|err|response|httperror|exception|"
            r"statusexception|httpstatus|xhr|resp)\b[\"')\]]*\s{0,2}(?:is|was|of|code|status|error|returned|:|=|-|with)?[\s\"'(\[:=#-]{0,3}"),
        ("Korean status word before", r"(?:코드|상태|스테이터스|응답|에러|오류|리턴|리스폰스|http)\s{0,2}(?:가|는|로|:|=)?[\s\"'(\[]{0,2}"),
        ("argument", r"[a-z_.]{3,40}\("),
        ("auxiliary before", r"\b(?:do|does|did|can|could|will|would|should|may)\s(?:a\s|an\s|the\s)?"),
        ("verb before", r"\b(?:returns?|returned|returning|responds?|responded|responding|got|gets?|getting|gives?|gave|giving|given|throws?|threw|"
            r"throwing|thrown|chang(?:e|ed|es|ing)|switch(?:ed|es|ing)?|replac(?:e|ed|es|ing)|swap(?:ped|ping|s)?|mapp?(?:ed|ing|s)?|convert(?:ed|ing|s)?|sends?|sent|sending|sees?|saw|seeing|seen|serves?|served|serving|hits?|hitting|receives?|received|"
            r"receiving|answers?|answered|replies|replied|emits?|fails?|failed|failing|shows?|showing|shown|spits?|says?|saying|means?|"
            r"explain|define|meaning of|define|lookup|describe|use|using|used|trigger|triggers|triggered|causes?|caused|"
            r"vs\.?|versus|between|instead of|rather than|than|why|whats|what's|what is|what are|what does|what about|how about|difference|"
            r"intermittent|random|sporadic|constant|occasional|many|lots of|bunch of|spike of|more|same)"
            r"(?:\s+(?:with|as|back|us|me|them|out|up|a|an|the|some|http|of))*\s*[\"'(\[:]{0,2}\s*"),
        ("opening before", r"^[^\w#$@:]*|(?:[은는면서]|니까|더니|이가|에서|부터|마다|[후뒤]|또|계속|자꾸|무조건|그냥|갑자기|전부|다|거의|가끔)\s|\b(?:now|still|logs?|into|hands out|counted|plain|(?:went|switched|flipped|turned|changed|moved) from)\s(?:a\s|an\s)?"),
        ("article before", r"\b(?:a|an|the|with|and|or|not|to|of|is|are|was|from|about|for|on|by|my|our|their|this|that|these|those|mix of)\s+[\"'(]?"),
    )
)  # fmt: skip

_UNITS = (
    r"\s?(?:ms|msec|millis|milliseconds?|s|secs?|seconds?|s ago|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|am|pm|"
    r"kb|mb|gb|tb|kib|mib|gib|bytes?|bits?|px|pt|em|dpi|hz|khz|mhz|ghz|rpm|rps|qps|tps|iops|km|cm|mm|kg|lbs?|ft|mph|miles?|meters?|"
    r"(?:req|requests?|events?|calls?)/(?:s|sec|m|min|h)|k|m|usd|dollars?|bucks|eur|euros?|won|krw|percent|pct|degrees?|calories|kcal|watts?|volts?|per|times)\b"
)
_COUNTED = (
    r"\s(?:passed|skipped|people|users?|customers?|persons?|guests?|attendees|members|employees|engineers|items?|requests? (?:remaining|left|per)|"
    r"times?|lines?|rows?|files?|tests?|commits?|pages? (?:of|long)|events?|records?|tickets?|points?|stars?|pods?|nodes?|servers?(?! error)|"
    r"instances?|connections?|messages?|emails?|orders?|tables?|columns?|words?|characters?|chars|steps|followers|views|tries|"
    r"attempts|questions|days|entries|copies|seats|rooms|jobs?|threads?|workers?|containers?|hosts?|machines|boxes|apples|games|"
    r"insertions|deletions|changes|issues|prs|repos|projects|samples|hits|tokens|images|photos|songs|movies|books|cars|employees)\b"
)
_RECKONED = r"(?:,\s?\d{1,4}\)|\sof (?:them|those|these|us|which)\b)|\s?(?:(?:of|/|out of)\s?\d|to (?:destroy|add|change|go)\b|used\b|[+*÷×]|divided|multiplied|plus|minus|squared|곱하기|나누기|더하기|빼기)"
_KOREAN_COUNTERS = (
    r"\s?(?:호(?!출)|호실|동(?![안작기])|층|명|개(?![발])|대(?![기역응신])|원(?![래인])|[만천억] ?(?:원|명|개|건|회|대|번|달러)|달러|불(?![가안])|일(?![때 부반단]|경우)|월|년|시(?!도|작|스)|시간|분(?![석명])|초(?!과)|"
    r"회(?!원|사)|건|점(?!검)|장(?![애비])|권(?!한)|마리|번(?! ?(?:에러|오류|코드|응답|상태|대|은|이(?!랑|슈)|을|으로|뜨|떠|나|주|줘|뭐|보|처|반|리))|부대|자리|좌석|강의실|병동|국도|호선|번 ?게이트|미터|킬로|그램|밀리|퍼센트|프로\b|칼로리|세트|박스|줄(?![어이])|행|열(?![어린리])|배(?!포)|가지|살|학번|인분|평|도(?= ?이상| ?이하)|만원|"
    r"포인트|루멘|와트|볼트|리터|센티|의 \d|메가|기가|바이트|픽셀|번째|차\b|기\b|주년|주\b|돌|석|석\b|통(?![신합])|병|잔|그릇|판(?!단)|묶음|켤레|벌|채|척|량|편|곡|화\b|탄|단계|레벨|렙|위\b|등\b)"
)

_RIGHT: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (sign, re.compile(words))
    for sign, words in (
        ("unit after", rf"(?:\([a-z]\)|\s[<>]=?\s(?:the\s)?(?:threshold|limit|max|quota|baseline)|\s(?:left|remaining)\b|{_UNITS}|{_COUNTED}|{_KOREAN_COUNTERS}|{_RECKONED})"),
        ("page after", r"[\"')\]]*\s?(?:페이지|pages?\b)"),
        ("side after", r"\s?쪽"),
        ("status word after", r"[\"')\]]*[\s:,-]{0,2}\s?(?:http )?(?:errors?|err|answers?|repl(?:y|ies)|response|responses|status|statuses|codes?|server error|client error|exception|redirects?)\b"),
        ("Korean status word after", r"[\"')\]]*\s?(?:에러|오류|코드|응답|상태|번 ?에러|번 ?코드|번대|리다이렉트|리디렉션)"),
        ("particle after", r"[\"')\]]*\s?(?:은|는|이|가|을|를|로|으로|도|만|랑|하고|과|와|의|인데|면|야|뭐|뜨|떠|뜸|떴|뜬|나와|나오|남|나요|나는|났|난다|나고|나면|나면서|떨어|"
            r"터|주|줘|줌|준|내려|내림|반환|리턴|던지|던져|받|안 ?오|안 ?나|나옴|계속|나기|나서|뜨기|납니|남니|뜹니|나옵|옵니|왔|와요|오네|오는|온다|오던|오더|냐|찍|떨|번은|번이|번을|라고|라는|말고|대신|vs|차이|같|맞|설명|의미|뜻|왜|언제|정상|때문|많|폭증|급증|발생|찍|섞|걸|보|봄|본|처리|해결|좀|삐|또|거의|지옥|파티|남발|뱉|시작|저만|비율|잔뜩|연속|가득|도배|천지|이라|인듯|라네|래요|라며|다음|밖에|말곤|떠요|\.\.\.|…)"),
        ("redirect verb after", r"\s(?:keep|keeps|kept|preserve|preserves|turns?|becomes?|changes?|needs?|requires?|may|must|allows?|redirects?|post\b|get\b|put\b)\b"),
        ("clause after", r"[\"')\]]*\s?(?:[a-z]+_[a-z]+\b|\?|!|\bvs\b|versus|means?\b|meaning|when\b|on [/a-z]|for [/a-z]|from\b|after\b|since\b|while\b|because|if\b|again|"
            r"everywhere|instead|or [1-5]\d\d|and [1-5]\d\d|in (?:prod|production|staging|the logs?|logs?|nginx|k8s)|spikes?|storm|rate|"
            r"timeouts?|alerts?|failures?|pages?\b|coming|as\b|works)"),
        ("linking verb after", r"[\"')\]]*\s?(?:is|are|was|on|with|to|not|all over|in access|now|over and over|and then)\b"),
    )
)  # fmt: skip
_CHANGED = re.compile(
    r"\b(?:(?:scal|resiz|rais|increas|decreas|reduc|grow|grew|dropp|shr[iu]n|bump|lower|expand)\w*\b[^.;?!]{0,30}|"
    r"(?:latency|response time|memory|cpu|throughput|traffic|rps|qps|heap|usage|duration|limit|quota|cap|threshold|timeout)\b[^.,;?!]{0,14})\b(?:from|to|by)\s"
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
    r"site|website|app|service|client|pods?|jenkins|prod|production|log|logs|headers?|auth|fetch|axios|error|errors|retry|retries|retryable|cache|cached|"
    r"cacheable|body|payload|methods?|idempotent|redirects?|preflight|middleware|routes?|cookies?|session|cors|csrf|oauth|jwt|sso|get|post|put|patch|delete|"
    r"head|options|graphql|websockets?|crawler|googlebot|sitemap|presigned|throttl\w+|rate limit\w*|timed out|timeout|"
    r"django|flask|fastapi|gunicorn|uwsgi|laravel|symfony|php|fpm|rails|puma|sinatra|spring|tomcat|jetty|quarkus|express|node|nest(?:js)?|next(?:\.?js)?|nuxt|"
    r"react|angular|wordpress|drupal|magento|shopify|woocommerce|lambda|s3|cloudfront|route ?53|dynamodb|azure|gcp|gke|eks|firebase|heroku|vercel|netlify|"
    r"github|gitlab|npm|pip|docker|kubernetes|kubectl|helm|argocd|terraform|postman|insomnia|okhttp|retrofit|aiohttp|httpx|requests|urllib3?|guzzle|"
    r"apache|caddy|traefik|varnish|akamai|fastly|kong|iis|elasticsearch|opensearch|grafana|prometheus|datadog|sentry|openai|anthropic|slack|stripe|twilio)\b|"
    r"장고|스프링|라라벨|익스프레스|톰캣|엔진엑스|도커|쿠버|람다|깃허브|깃랩|슬랙|포스트맨|캐시|본문|바디|메서드|헤더|쿠키|세션|인증|권한|결제|"
    r"서버|요청|응답|에러|오류|배포|로그|호출|엔드포인트|게이트웨이|프록시|리다이렉트|접속|페이지|코드|클라|업로드|토큰|서비스|알람|장애|브라우저|사이트|재시도"
)
_METRIC = re.compile(
    r"count\b(?:(?<=_count)|(?<=[a-z]{4}count)|(?<=\bcount)(?= (?:is|>|<|=|\d)))|latency\b(?<=\w{2}latency)|utilization\b|responsetime\b"
)
"""The name of a metric: the numbers about it are amounts, unless a word such as "status" stands right beside one."""
_ASKS = re.compile(r"\?|\b(?:what|why|how|when|mean|explain|whats)\b|뭐|왜|무슨|설명|의미|뜻|언제|어떻게|알려|뭔|차이")
_NAMES_AFTER = re.compile(r"[\s:,/()\"'-]{0,4}([a-z가-힣']+)")
_RECORD = re.compile(r"\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|\b[\w.]+=\S|\s--+\s|^\[|[{}|]|\]:?\s")
"""What machines write and people do not."""
_DIGITS = re.compile(r"\d+")

BIAS = -0.84
"""The log odds of a known number without any sign."""
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "amount before": -6.16,
        "again before": 6.29,
        "counted before": -3.47,
        "metric before": -4.24,
        "status word before": 1.78,
        "Korean status word before": -0.51,
        "argument": 0.14,
        "auxiliary before": 3.45,
        "verb before": 2.08,
        "opening before": 2.49,
        "article before": 1.26,
        "unit after": -4.15,
        "page after": -4.07,
        "side after": -9.47,
        "status word after": -0.66,
        "Korean status word after": 4.00,
        "particle after": 0.68,
        "redirect verb after": 1.45,
        "clause after": 0.91,
        "linking verb after": 0.27,
        "end of a clause after": 1.01,
        "many after": -2.53,
        "named": 3.13,
        "error": 1.09,
        "round": -1.73,
        "plural": 3.15,
        "seconds": -4.51,
        "listed": 1.33,
        "one or the other": 0.55,
        "other known numbers": -0.63,
        "another protocol": -4.54,
        "a metric": -8.43,
        "a machine's record": -0.67,
        "beside a field's": -0.29,
        "talk of servers": 1.04,
        "out of scope": -0.57,
        "in scope": 0.74,
        "a question": 0.91,
        "three words at most": 0.59,
        "long": 0.26,
        "many numbers": -0.87,
        "Korean": 0.70,
    }
)
"""Logistic regression on the numbers of the labelled questions: what each sign adds to the log odds. By `make tune`."""
SURE = 0.55
"""From here a number is taken for a status. Lower, the hard cases (room 503) lose more than casual sentences gain."""
SURE_COMPARED = 0.2
"""The same where a status is compared with it: 0.2 to 0.4 gave 149 to 153 wrong codes on the labelled sets that are read."""


def signs_of_message(folded: str, *, beside_fields: bool) -> dict[str, float]:
    """Sign -> value, 0 to 1 but for the log odds, of what the whole of `folded` shows for any number in it.

    `beside_fields`: the fields of a log, which are no part of it, told a status already.
    """
    words = len(folded.split())
    return {
        "another protocol": float(of_another_protocol(folded[:_LONGEST_TOLD])),
        "a metric": float(_METRIC.search(folded) is not None),
        "a machine's record": float(_RECORD.search(folded) is not None),
        "beside a field's": float(beside_fields),
        "talk of servers": float(_TALK.search(folded) is not None),
        **signs_of_scope(out_of_scope(folded)),
        "a question": float(_ASKS.search(folded) is not None),
        "three words at most": float(words <= 3),
        "long": min(words, _MOST_WORDS) / _MOST_WORDS,
        "many numbers": min(_MOST_DIGITS, len(_DIGITS.findall(folded))) / _MOST_DIGITS,
        "Korean": float(not folded.isascii()),
    }


def signs_of_scope(odds: float) -> dict[str, float]:
    """Of the log odds that the message is about no status."""
    outside, inside = sides(odds)
    return {"out of scope": outside, "in scope": inside}


def signs_around(
    folded: str, number: int, place: tuple[int, int], known: Vocabulary, *, plural: bool
) -> dict[str, float]:
    """Sign -> 1 of what stands around the number, or the list of numbers, at `place`; `plural`: an "s" stuck to it."""
    start, end = place
    left, right = folded[max(0, start - _LEFT_REACH) : start], folded[end : end + _RIGHT_REACH]
    error = number in known.numbers and number >= 400
    name = _NAMES_AFTER.match(right)
    called = compact(left).endswith(known.names.get(number, ()))
    named = called or bool(
        name and (name[1] in known.name_words.get(number, ()) or name[1] in known.names.get(number, ()))
    )
    before = None if called else _before(left)
    after = next((sign for sign, pattern in _RIGHT if pattern.match(right)), None)
    if after is None:
        after = "end of a clause after" if _ENDS.match(right) else "many after" if _MANY.match(right) else None
    found = {
        before: True,
        after: not (named and after == "many after"),
        "named": named,
        "error": error,
        "round": number % 100 == 0,
        "plural": plural and error and not _LASTED.search(left),
        "seconds": plural and _LASTED.search(left) is not None,
    }
    return {sign: 1.0 for sign, shown in found.items() if shown and sign}


def others(number: int, numbers: Iterable[int], known: Vocabulary) -> dict[str, float]:
    """The sign of other known `numbers` in the message: statuses seldom come alone."""
    return {
        "other known numbers": min(_MOST_OTHERS, len({n for n in numbers if n != number and n in known.numbers}))
        / _MOST_OTHERS
    }


def is_amount(left: str) -> bool:
    """Whether what stands before says that a number is an amount that changed, an exit status, or a code of another kind."""
    left = left[-_LEFT_REACH:]
    return any(left.endswith(ends) and pattern.search(left) for ends, pattern in _AMOUNTS)


def _before(left: str) -> str | None:
    return "amount before" if is_amount(left) else next((sign for sign, pattern in _LEFT if pattern.search(left)), None)


def sure(signs: Mapping[str, float]) -> float:
    """The share of known numbers with such signs that are statuses: 0 to 1."""
    odds = BIAS + sum(WEIGHTS.get(sign, 0.0) * value for sign, value in signs.items())
    return 1 / (1 + math.exp(-odds))


def stands_by_a_status_word(signs: Mapping[str, float]) -> bool:
    """Whether the message calls the number a status, an error or a code, and counts nothing with it."""
    words = {"status word before", "Korean status word before", "status word after", "Korean status word after"}
    return bool(words & signs.keys()) and not {"unit after", "many after"} & signs.keys()


SIGNS = (
    "amount before", *(sign for sign, _ in (*_LEFT, *_RIGHT)), "end of a clause after", "many after", "named", "error", "round", "plural", "seconds",
    "listed", "one or the other", "other known numbers", *signs_of_message("", beside_fields=False),
)  # fmt: skip
"""Every sign that there is."""
