"""The turns of phrase that show what is wanted: which code to choose, a comparison, a verdict, a language, help."""

import re

from bot.catalogue import Locale
from bot.questions.question import Intent

_BETTER = (
    r"\b(?:more|most) (?:fitting|accurate|correct|suitable|appropriate|precise|honest)\b|\b(?:anything|something) better\b|"
    r"더 ?(?:맞는|알맞은|정확한|어울리는|나은|적절한|적합한|좋은)|(?:말고|대신) ?(?:뭐|뭘|다른|더)|(?:바꾸려|바꾸래|바꾸라|고치래|고치려)\S* ?.{0,12}(?:추천|뭘|뭐|맞)"
)
"""Another code is wanted than the one that is sent now."""
_CHOOSE = re.compile(
    r"\b(?:which|what|whats|recommended|appropriate|correct|right|proper|best|suitable|ideal)\b.{0,60}?\b(?:codes?|status|response)\b"
    r"(?!.{0,20}\b(?:mean|means|indicate|stand for)\b)|"
    r"\b(?:which|what) (?:one )?(?:should|do|would|could|must|can) .{0,50}\b(?:return|respond|reply|send|answer|use|give|throw|emit|say)|"
    r"\bwhat (?:to|should|do|does|would) .{0,60}\b(?:return|respond|reply|send|answer|give)|"
    r"\bhow (?:should|do|would|to|must) .{0,60}\b(?:respond|answer|reply|react|signal|reject|refuse|tell)|"
    r"\b(?:code|status|response) (?:for|when|if|to)\b|\breturn(?:s)? what\b|\b(?:answer|respond|reply|reject|return)\b.{0,40}\bwith what\b|"
    r"몇 ?번|뭐 ?(?:를 ?)?(?:줘|주|내려|내리|던져|던지|리턴|반환|보내|써|쓰)|뭘 ?(?:줘|주|내려|던져|리턴|반환|보내|써)|뭘로|뭐로|무엇으로|뭐가 (?:맞|나가|적절|좋)|"
    r"(?:무슨|어떤|어느) ?(?:\w+ ?){0,2}(?:코드|응답|상태|에러|status|code)|코드 ?추천|응답 ?코드|상태 ?코드(?:는|로|가)|(?:줘야|내려야|리턴해야|반환해야|응답해야|보내야|써야|던져야|주는게|주는 게|내려주는)|"
    r"(?:할 ?때|하면|되면|없으면|있으면|경우|막을 ?때|거절할 ?때) ?(?:의 ?)?(?:http ?)?(?:상태 ?|응답 ?)?코드|"
    rf"{_BETTER}"
)
_COMPARE = re.compile(
    r"\bmix(?:ed|ing|es)? (?:\w+ )?up\b|\bconfus(?:e[ds]?|ing)\b|헷갈|헛갈|\btells? (?:\w+ ){1,3}(?:from|apart)\b|\bwhich of (?:the two|them|those|these)\b|"
    r"\bwhich (?:\w+ ){1,3}(?:for|to) which\b|\bfor which\b|\bor rather\b|\bboth\b|어느 ?쪽|둘 ?중|각각|[이인]냐 .{1,24}[이인]냐|쓸지 .{1,24}쓸지|\bvs\b\.?|\bversus\b|\bdifferen(?:ce|t|ces|tiate)\b|\bdiffer\b|\bcompare[sd]?\b|\bcomparison\b|\bdistinguish\b|\binstead of\b|\brather than\b|"
    r"차이|비교|구분|구별|다른 ?(?:가|점|거|건)|다르|뭐가 ?달라|vs"
)
_OR = re.compile(r"\bor\b(?! so\b)|아니면")
_OVER = re.compile(r"[1-5]\d\d over [1-5]\d\d")
_TO_US = re.compile(
    r"\b(?:sends?|sent|sending|gives?|gave|returns?|throws?|answers?|serves?|hands?)(?: back)? us\b|우리(?:한테|에게|쪽에|쪽으로)"
)
_RETRY = re.compile(
    r"\b(?:retry(?!-after)|retries|retried|retrying|retryable|re-?send|resubmit|try again|re-?try|back ?off)\b|재시도|재 ?요청|다시 ?(?:보내|요청|호출|시도)|리트라이"
)
_WANTS_VERDICT = re.compile(
    r"\?|\b(?:can|could|should|shall|do|does|may|is it|is this|safe|worth|ok|okay|whether|never|always)\b|해도|되나|될까|됨|되는|나요|까요|할까|하나|하면|가능|괜찮"
)
"""A question about retrying, caching or such; a log line that mentions a cache or an attempt asks nothing of the kind."""
_FIELDS = re.compile(r"\bretry-after\b|(?<![\w-])(?:[a-z]+-)+[a-z]+(?=:)|\bno-(?:cache|store)\b")
"""Header fields of a pasted response, whose names and values ask for nothing: "Cache-Control: no-cache"."""
_CACHE = re.compile(r"\b(?:cache|cached|caches|cacheable|caching)\b|캐시|캐싱|캐쉬")
_KEEPS_METHOD = re.compile(
    r"\b(?:keep|preserve|change|retain|turn|become|convert|switch|rewrite|resend)(?:s|ed|ing)?\b.{0,24}\b(?:methods?|verb|get|post|put)\b|"
    r"\b(?:methods?|post|put)\b.{0,24}\b(?:kept|keep|preserved?|changed?|becomes?|turns?|lost)\b|"
    r"(?:메서드|메소드|post|포스트).{0,12}(?:유지|보존|바뀌|변경|그대로)|^[1-5]\d\d (?:methods?|메서드|메소드)\??$"
)
_BODY = re.compile(
    r"\b(?:have|has|carry|include|contain|allowed?|send|with)\b.{0,20}\b(?:body|content|payload)\b|\bbody\b.{0,15}(?:allowed|permitted)|"
    r"^[1-5]\d\d (?:body|content|payload|본문|바디)\??$|(?:본문|바디|body)(?!에).{0,12}(?:있|담|넣|보내|허용|가능|포함)"
)
_LIST = re.compile(
    r"\b(?:which|what|list|all|any|every) (?:\w+ ){0,3}codes?\b|\bcodes? (?:that|which|with|need|require|use|carry)\b|어떤 ?코드|무슨 ?코드|코드들|코드 ?목록|붙는|필요한 ?(?:상태 ?)?코드"
)
_HELP = re.compile(
    r"(?:(?:please )?help(?: me| please)?|usage|\?+|도움말?|도와줘|사용법|how (?:do i|to) use (?:this|you|httpbot)|what can you do|뭐 ?할 ?수 ?있어\??|헬프)[.!?]*"
)
_METHOD = re.compile(r"\b(get|head|options|put|delete|post|patch|trace|connect)\b", re.IGNORECASE)

_WISHES: tuple[tuple[Locale, re.Pattern[str]], ...] = (
    ("ko", re.compile(r"^(?:ko|kr|korean|한국어|한글)(?:[:,]|\s+|$)|(?<=[1-5]\d\d) (?:ko|kr|korean|한국어|한글)$|[,.]?\s*\b(?:in korean|korean please|ko plz)\b|(?:한국어|한글|한국말)로(?:\s*(?:좀|설명|알려|답|부탁)\S*)*")),
    ("en", re.compile(r"^(?:en|eng|english|영어)(?:[:,]|\s+|$)|(?<=[1-5]\d\d) (?:en|eng|english|영어)$|[,.]?\s*\b(?:in english|english please)\b|(?:영어|영문|잉글리시)로(?:\s*(?:좀|설명|알려|답|부탁)\S*)*")),
)  # fmt: skip

_TALK = re.compile(
    r"\b(?:https?|httpverb|status|codes?|apis?|servers?|nginx|gateway|requests?|endpoints?|responses?|respond|reply|urls?|uri|proxy|alb|elb|cdn|"
    r"cloudflare|curl|backend|frontend|browser|webhook|rest|tokens?|login|log(?:ged)? in|upload|download|ingress|k8s|istio|envoy|haproxy|iis|redirect\w*|"
    r"page|site|website|service|clients?|headers?|auth\w*|fetch|axios|errors?|retry|cached?|upstream|origin|etag|if-\w+|resource|method|payload|body|"
    r"json|user|account|permission|connections?|timeouts?|timed out|session|cookie|return|send|rejects?|post|put|patch|delete|get|validation|webdav|tls|ssl|websocket)\b|"
    r"서버|요청|응답|에러|오류|호출|엔드포인트|게이트웨이|프록시|리다이렉트|리다이렉션|리디렉션|접속|페이지|코드|클라|업로드|다운로드|토큰|세션|쿠키|로그인|인증|권한|서비스|"
    r"브라우저|사이트|재시도|헤더|본문|바디|캐시|조회|리소스|게시글|회원|가입|파라미터|메서드|메소드|주소|연결|업스트림|오리진|백엔드|타임아웃|존재|삭제|중복|형식|검증|주문|결제|파일|api|url"
)
_HOW_TO = re.compile(
    r"\bhow (?:do|can|would|did) (?:i|we|you|one)\b|\bhow to\b|(?:하는|쓰는|푸는|고치는|설정하는|잡는) ?(?:법|방법)|어떻게 (?:하|잡|설정|고치|해|푸|써|쓰)|몇으로"
)
_OF_STATUS = re.compile(r"\b(?:status|codes?|respond|response|return|reply|answer|http)\b|코드|응답|상태")
_OF_CODES = re.compile(r"\b(?:codes?|status(?:es)?|http|errors?|responses?)\b|코드|상태|에러|오류|응답")
_DEFINITION = re.compile(
    r"^(?:so |hey |hi )?(?:what(?:'s| is| are)|what does (?=.*\b(?:mean|do|stand for)\b)|define|explain) (?!the (?:code|status))(?!.*\b(?:code|status|return|response)\b).{2,60}$|(?:이|가|은|는|란|이란)? ?(?:뭐야|뭐예요|뭔가요|무엇인가요|뭐임|뭐죠)\??$"
)
_WHOLE_CLASS = re.compile(
    r"번 ?대(?! ?말고)|\b(?:class|family|series|range|group) of (?:codes?|status|errors?)|\bstatus class\b|\b(?:which|what) (?:class|family|series)\b|어느 ?대역"
)
_PLURAL = re.compile(
    r"\b(?:codes|statuses|responses|errors|redirects|redirections|successes|ones|list|all|every|overview|summary|kinds|types|cheat ?sheet|table|rundown|guide|primer|reference)\b|종류|목록|전부|전체|모두|모든|리스트|치트 ?시트|요약|일람|코드들|에러들|오류들|응답들|다 (?:보여|알려)|정리|코드 (?:알려|설명|뭐)|^\S{2,5}성? 응답 코드$"
)
_GENERIC = re.compile(
    r"'em\b|\b(?:all|any|every|the|a|list|of|em|them|count|as|means|that's|show|me|give|please|pls|http|https|status|statuses|codes?|responses?|kinds?|types?|what|which|are|is|there|ones|in|general|that|mean|about|explain|overview|summary|each|cheat ?sheet|table|rundown|guide|primer|reference|quick)\b|"
    r"종류|목록|전부|전체|모두|모든|리스트|치트 ?시트|요약|일람|표(?= |$)|(?:보여|알려)(?:줘|주)?(?:요|세요)?|(?:설명|정리)?해(?:줘|주세요|줘요)|설명|정리|좀|부탁\S*|다(?= |$)|상태|응답|코드들?|뭐야|뭐|있어|있나요|들(?= |$)|[은는이가](?= |$)|[?!.,]"
)
_CLASS_NAMES = {
    "1xx": re.compile(r"informational|information|interim|provisional|정보성?|중간"),
    "2xx": re.compile(r"success(?:ful|es)?|ok|성공|정상"),
    "3xx": re.compile(r"redirect(?:s|ion|ions)?|리다이렉트|리다렉션|리다이렉션|리디렉션"),
    "4xx": re.compile(
        r"(?:client|client side|caller|user)[- ]?(?:side )?errors?|클라이언트 ?(?:쪽 ?|측 ?)?(?:에러|오류)|클라 ?(?:에러|오류)|요청 ?(?:에러|오류)|(?:client|caller|user)(?:'?s)? (?:own )?(?:fault|mistake)"
    ),
    "5xx": re.compile(
        r"(?:server|our)(?:'?s)? (?:own )?fault|server (?:screwed|messed|broke|fucked)(?: up)?|(?:server|server side|backend)[- ]?(?:side )?errors?|서버 ?(?:쪽 ?|측 ?)?(?:에러|오류)"
    ),
}
_REPLACES = re.compile(
    r"\b(?:instead|what else|something else|replace\w*|better (?:code|status|one)|change (?:it|this|that) to)\b|바꿔야|바꾸|바꿀|대신|말고"
)
_OPEN_CHOICE = re.compile(
    r"\b(?:which|what)\b.{0,40}\b(?:should|do we|do i|to (?:return|use|send)|instead|be|else|better|send|return)\b|\bwhat else\b|"
    rf"뭘로|뭐로|뭐가|뭘 |뭐 |원래|몇 ?번|어떤|무슨|대신|{_BETTER}"
)


def is_help(folded: str) -> bool:
    """Whether the whole message asks for help, or asks nothing."""
    return not folded or _HELP.fullmatch(folded) is not None


def wish(folded: str) -> tuple[Locale | None, str]:
    """The language asked for in so many words, and the text without those words."""
    for locale, pattern in _WISHES:
        rest, hits = pattern.subn(" ", folded, count=1)
        if hits:
            return locale, " ".join(rest.split())
    return None, folded


def method(text: str) -> str | None:
    """The request method named in `text` in capitals, or before "request"; upper case."""
    named = re.search(r"\b(GET|HEAD|OPTIONS|PUT|DELETE|POST|PATCH|TRACE|CONNECT)\b", text)
    if named is None:
        named = re.search(rf"{_METHOD.pattern}(?= (?:requests?|calls?)\b|요청| 요청)", text, re.IGNORECASE)
    return named[1].upper() if named else None


def intent(folded: str, codes: int, *, machine: bool = False) -> Intent:
    """What is wanted of the words of `folded`, where `codes` status codes were seen in it; `machine`: a machine wrote it."""
    if codes > 1 and _COMPARE.search(folded):
        return "compare"
    if codes == 1 and (not machine or _WANTS_VERDICT.search(folded)):
        said = _FIELDS.sub(" ", folded)
        for wanted, pattern in (("retry", _RETRY), ("cache", _CACHE), ("method", _KEEPS_METHOD), ("body", _BODY)):
            if pattern.search(said):
                return wanted  # type: ignore[return-value]
    if _CHOOSE.search(folded):
        return "choose"
    if _COMPARE.search(folded):
        return "compare"
    return "list" if _LIST.search(folded) else "explain"


def sent_to_us(folded: str) -> bool:
    """Whether somebody else sends us what is spoken of: "they send us 503"."""
    return _TO_US.search(folded) is not None


def compares(folded: str) -> bool:
    """Whether things are set against each other, or one is to be chosen of two."""
    return any(pattern.search(folded) for pattern in (_COMPARE, _OR, _OVER))


def asks_which_codes(folded: str) -> bool:
    """Whether a list of codes is wanted ("which codes need WWW-Authenticate")."""
    return _LIST.search(folded) is not None


def talks_of_http(folded: str) -> bool:
    """Whether any word belongs to the talk about servers, requests and what they answer."""
    return _TALK.search(folded) is not None


def asks_how_to(folded: str) -> bool:
    """Whether the question is how to do a thing, not which status says a thing."""
    return _HOW_TO.search(folded) is not None and not _OF_STATUS.search(folded)


def speaks_of_status(folded: str) -> bool:
    """Whether statuses, codes or answers are spoken of at all."""
    return _OF_STATUS.search(folded) is not None


def speaks_of_codes(folded: str) -> bool:
    """Whether codes, errors or responses are named, of whatever kind."""
    return _OF_CODES.search(folded) is not None


def asks_for_definition(folded: str) -> bool:
    """Whether the question is "what is X" and no more."""
    return _DEFINITION.search(folded) is not None


def class_named(folded: str) -> str | None:
    """The class that is asked for by its name and nothing more: "all redirects", "서버 에러 코드 종류"."""
    return class_of_name(folded) if _PLURAL.search(folded) else None


def class_of_name(folded: str) -> str | None:
    """The class of which `folded` is a name, in the singular too: "server error"."""
    bare = " ".join(_GENERIC.sub(" ", folded).split())
    return next((status_class for status_class, names in _CLASS_NAMES.items() if names.fullmatch(bare)), None)


def asks_for_class(folded: str) -> bool:
    """Whether a whole class is asked for: "몇 번대", "which family of codes"."""
    return _WHOLE_CLASS.search(folded) is not None


def replaces(folded: str) -> bool:
    """Whether another code is wanted than the one that is sent now."""
    return _REPLACES.search(folded) is not None and (open_choice(folded) or _CHOOSE.search(folded) is not None)


def open_choice(folded: str) -> bool:
    """Whether another code is looked for than the one named: "we send 500 now, what should it be"."""
    return _OPEN_CHOICE.search(folded) is not None
