"""Which property a question lists the codes of: "which codes cannot have a body", "영구 리다이렉트 코드 목록"."""

import re
from typing import Literal

Property = Literal[
    "without content", "changes the method", "keeps the method", "not cacheable", "cacheable", "permanent", "temporary"
]

_LONGEST = 120
_MOST_OTHER_WORDS = 1
"""Words of the question that say neither what is listed nor by which property: more of them tell of a situation."""
_LISTS = re.compile(
    r"\b(?:codes|statuses|redirects|redirections|responses|ones)\b|\b(?:which|what) are\b|"
    r"코드들|응답들|목록|리스트|뭐뭐|무엇무엇|전부|모두|종류|(?:어떤|무슨|어느) ?(?:상태 ?|응답 ?)?(?:코드|응답|리다이렉트)|"
    r"(?:코드|응답|리다이렉트)(?:는|은)\??$|(?:코드|응답|리다이렉트)(?:는|은|가|이)? ?(?:뭐|어떤|무엇|뭔|있)"
)
_NOT = r"\b(?:not|never|no|cannot|can't|don't|doesn't|mustn't|won't|isn't|aren't|without)\b"
_METHOD = r"\b(?:methods?|verbs?|post|put)\b"
_PROPERTIES: tuple[tuple[Property, re.Pattern[str]], ...] = (
    (
        "without content",
        re.compile(
            rf"(?:{_NOT}|\b(?:lack|lacking|empty|forbid|forbids|forbidden)\b)(?! content\b)(?: \w+){{0,3}} (?:body|bodies|content|payload)\b|"
            r"\b(?:bodiless|bodyless)\b|(?:본문|바디|body|콘텐츠)\S* ?(?:\S+ )?(?:없|못|안 ?되|안 ?돼|불가|금지|비어|안 ?담|안 ?보내|안 ?들)\S*"
        ),
    ),
    (
        "changes the method",
        re.compile(
            rf"{_NOT} (?:\w+ )?(?:keep|preserve|retain)\w*(?: \w+)? {_METHOD}|"
            rf"(?<!not )(?<!n't )(?<!never )(?<!without )\b(?:chang|turn|switch|rewrit|convert|los|drop)\w*(?: \w+)? {_METHOD}(?: (?:to|into) \w*(?: get\b)?)?|"
            r"\b(?:method|post)\b \w+ (?:changed|lost|turned)\b|(?:메서드|메소드|post|포스트)\S* ?(?:get\S* ?)?(?:바뀌(?!지)|변경|바꾸(?!지)|달라)\S*"
        ),
    ),
    (
        "keeps the method",
        re.compile(
            rf"\b(?:keep|preserv|retain|maintain)\w*(?: \w+){{0,2}} {_METHOD}|\bmethod[- ]?preserving\b|"
            rf"\b(?:not|n't|never|without) (?:chang|switch|rewrit|turn)\w*(?: \w+)? {_METHOD}(?: (?:to|into) \w+)?|"
            rf"{_METHOD} (?:\w+ )?(?:kept|preserved|retained|unchanged)\b|"
            r"(?:메서드|메소드|post|포스트)\S* ?(?:유지|보존|그대로|안 ?바뀌|바뀌지|바꾸지)\S*(?: ?않\S*)?"
        ),
    ),
    (
        "not cacheable",
        re.compile(
            rf"{_NOT}(?: \w+){{0,2}} (?:cache|cached|cacheable|stored)\b|\b(?:uncacheable|non-?cacheable)\b|"
            r"캐시\S* ?(?:안 ?되|안 ?돼|불가|못|하면 안|되지)\S*(?: ?않\S*)?"
        ),
    ),
    (
        "cacheable",
        re.compile(
            r"\b(?:cacheable|cached|(?:be|may|can|to) cache|caches? (?:may|can) (?:keep|store|reuse)|cache (?:may|can) (?:keep|store|reuse))\b"
            r"(?: (?:by default|heuristically|without (?:\w+ ){0,2}(?:headers?|cache-control)))?|(?:기본으로 |기본 )?캐시\S*(?: ?가능\S*)?"
        ),
    ),
    ("permanent", re.compile(r"(?<!not )(?<!non-)\bpermanent(?:ly)?\b|\bfor good\b|영구\S*")),
    ("temporary", re.compile(r"\b(?:temporary|temporarily|not permanent)\b|임시\S*|일시\S*")),
)
_OF_REDIRECTS = re.compile(r"redirect|\b3xx\b|\bmove[ds]?\b|리다이렉|리디렉|이동")
_ABOUT_REDIRECTS: tuple[Property, ...] = ("permanent", "temporary")
_GENERIC = re.compile(
    r"\b(?:which|what|whats|list|all|any|every|the|a|an|of|show|me|give|please|pls|https?|status|statuses|codes?|responses?|redirects?|redirections?|"
    r"are|is|that|must|may|can|do|does|should|will|have|has|be|by|default|ones|rfc|to|with|in|on|there|headers?|explicit|heuristically|for|get|"
    r"[1-5]xx|it|they|their|its|request|requests|method|tell|and|type|types|kind|kinds|post|browsers?|clients?|cdns?|proxy|caches?)\b|"
    r"어떤|무슨|어느|목록|리스트|뭐뭐|무엇\S*|전부|모두|모든|종류|상태|응답\S*|코드\S*|리다이렉트\S*|리다이렉션\S*|보여\S*|알려\S*|말해\S*|해줘|좀|뭐\S*|뭔\S*|"
    r"있\S*|하는|되는|중에?|거|것|기본\S*|[은는이가을를의](?= |$)|\d+|[^\w\s]"
)


def property_listed(folded: str) -> Property | None:
    """The property whose codes are asked for, all of them; None where one code is looked for in a situation."""
    if len(folded) > _LONGEST or not _LISTS.search(folded):
        return None
    for asked, pattern in _PROPERTIES:
        if pattern.search(folded) and (asked not in _ABOUT_REDIRECTS or _OF_REDIRECTS.search(folded)):
            rest = _GENERIC.sub(" ", pattern.sub(" ", folded))
            return asked if len(rest.split()) <= _MOST_OTHER_WORDS else None
    return None
