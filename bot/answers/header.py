"""Which header field a question asks the codes of."""

import re
from collections.abc import Mapping

from bot.catalogue import Catalogue

_HEADER = re.compile(r"[A-Za-z][A-Za-z-]{1,40}")
_SAYS_HEADER = re.compile(r"header|헤더", re.IGNORECASE)
_BARE_HEADER = re.compile(
    r"(?:header|headers|헤더|http|field|status|codes?|상태|코드|the|란|은|는|뭐야|what is|what does|means?|\?|\s)*"
)

_VALUE = re.compile(r"^\s?[:=]\s?\S{1,80}")
"""What a field was sent with is not asked about: "Retry-After: 30"."""
_BARE_LIST = re.compile(
    r"(?:\b(?:which|what|list|all|any|every|the|status|http|codes?|responses?|that|must|have|has|to|do|does|need|needs|require|requires|use|uses|carry|"
    r"with|are|tied|of|for|header|headers|field|send|sent|come|comes|belong|contain|include)\b|어떤|무슨|코드들?|목록|상태|응답|헤더|필요한?|붙는|쓰는|있는|있어야|하는|"
    r"사용하는|포함|보내는|오는|관련|된|[가을를에이과와는은의]|뭐|뭐야|[\s?!.,:])*"
)


def header_fields(catalogue: Catalogue) -> Mapping[str, str]:
    """Every header field that is tied to a code: in lower case -> as it is written."""
    return {
        field.casefold(): field
        for entry in catalogue.entries.values()
        if entry.kind == "code"
        for field in (*entry.facts.headers_required, *entry.facts.headers_usual)
    }


def header_asked_for(fields: Mapping[str, str], text: str, *, lists: bool) -> str | None:
    """The one of `fields` whose codes are asked for: it stands alone, or the question `lists` codes."""
    for match in _HEADER.finditer(text):
        field = fields.get(match[0].casefold())
        if field is None or not ("-" in field or match[0] == field or _SAYS_HEADER.search(text)):
            continue
        rest = (text[: match.start()] + _VALUE.sub("", text[match.end() :], count=1)).casefold()
        if _BARE_HEADER.fullmatch(rest) or (lists and _BARE_LIST.fullmatch(rest)):
            return field
    return None
