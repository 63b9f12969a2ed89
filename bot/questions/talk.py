"""Messages that hold no question of their own: thanks, greetings, and "what does this mean?", which points at another one."""

import re

from bot.language.fold import fold
from bot.questions.mrkdwn import plain
from bot.questions.question import Courtesy

_LONGEST = 120
"""Characters; whoever writes more has something to ask."""
_PREFIX = re.compile(r"^(?:/http\b|@httpbot\b|httpbot[,:])\s*")
_EMOJI = re.compile(r":[a-z0-9_+'-]+:")
_BARE = re.compile(r"[\W_ㅋㅎㅠㅜ]+")
"""What stands between words; Korean laughing and crying too."""

_THANKS = re.compile(
    r"(?:(?:ok|okay|great|perfect|cool|nice|awesome|wow|oh|ah|got it|yes|yep) )*(?:many |much |a lot of )?"
    r"(?:thanks?|thank (?:you|u)|thx|tysm?|ty|cheers|(?:much )?appreciated?|appreciate (?:it|that)|good (?:bot|job|one)|nice (?:work|one|job)|"
    r"well done|you rock|love it)"
    r"(?: (?:so|very|a|much|lot|lots|bunch|million|ton|for|the|your|that|this|help|again|httpbot|bot|all|everyone|guys|team|man|mate|friend|indeed))*|"
    r"(?:(?:오+|아+|네+|넵|와+|좋아요?|역시|정말|진짜|너무|완전|많이|대단히|항상) )*"
    r"(?:고마워(?:요|용|여)?|고맙(?:습니다|네요?|다|당)|감사(?:합니다|해요|해여|드려요|드립니다|요)?|땡큐|쌩큐|ㄱㅅ|ㄳ|"
    r"수고(?:하셨습니다|하셨어요|했어요?|하세요|많으셨(?:습니다|어요)|하십니다)?|잘했어요?|굿)(?: (?:봇|httpbot|님|정말|진짜|많이|다들|여러분))*"
)
_GREETING = re.compile(
    r"(?:hi+|hello+|hey+|hiya|yo|howdy|greetings|good (?:morning|afternoon|evening|day)|morning|are you (?:there|alive|up|awake)|who are you)"
    r"(?: (?:there|httpbot|bot|all|everyone|team|again|folks|you))*|"
    r"(?:안녕(?:하세요|하십니까|하신가요|히계세요)?|하이(?:요|루)?|헬로우?|좋은 (?:아침|오후|저녁|하루)(?:이에요|입니다|이야)?|반가워요?|반갑습니다|거기 있(?:어|나)요?|누구(?:세요|야|니))"
    r"(?: (?:봇|httpbot|님|다들|여러분))*"
)

_POINTING = re.compile(
    r"this|that|these|those|it|its|above|here|what|whats|what's|why|how|explain|explanation|mean|means|meaning|meant|happened|happening|wtf|huh|thoughts|ideas?|interpret|"
    r"(?:이|저|그|요)(?:거|게|건|것|걸)(?:은|는|이|도|을|를)?|위(?:에|의|엣)?|무슨|뭔|뭐(?:야|지|임|예요|에요|죠|냐|니|라는|라고|래|길래)?|뭔(?:가요|데|지)|뭘(?:까|까요)?|무엇(?:인가요|이죠|인지)?|"
    r"뜻(?:이야|이에요|인가요|이죠|이냐|이지|인지|임)?|의미(?:야|예요|인가요|하나요|해요|해|가|는|죠)?|설명(?:좀|해|해줘|해주세요|부탁해|부탁해요|부탁드려요|부탁드립니다)?|"
    r"해석(?:좀|해|해줘|해주세요)?|왜|왜(?:이래|이러지|이러죠|그래)요?|이래요?|이러(?:지|죠|나요|는거야)|어떻게"
)
_FILLER = re.compile(
    r"does|do|did|is|are|was|were|am|a|an|the|error|errors|code|codes|status|statuses|alert|alerts|message|line|log|logs|thing|stuff|response|please|pls|plz|can|could|would|you|u|we|i|"
    r"tell|me|us|about|one|any|anyone|to|look|looking|at|on|going|with|wrong|up|of|and|so|hey|hi|hello|help|again|just|now|exactly|mate|check|out|see|in|for|"
    r"에러|오류|로그|알림|알람|메시지|메세지|글|코드|상태|응답|좀|도|이|그|저|의|은|는|된|거|건|것|거야|거예요|거죠|거지|말|말이야|말인가요|소리|소리야|확인|부탁|부탁해|부탁해요|드려요|드립니다|"
    r"해|해줘|해주세요|해줄래|알려줘|알려주세요|알려줄래|봐줘|봐주세요|봐줄래|요|이에요|인가요|에러야|오류야|에러가|오류가|에러는|메시지는|알림은|로그는|내용|지금|방금|누가|아시나요|아는분"
)


def courtesy(folded: str) -> Courtesy | None:
    """What the whole message says to a friend and asks of nobody."""
    if len(folded) > _LONGEST:
        return None
    said = " ".join(_words(folded))
    if _THANKS.fullmatch(said):
        return "thanks"
    return "greeting" if _GREETING.fullmatch(said) else None


def is_empty(raw: str) -> bool:
    """Whether there is no word in the message, as Slack delivers it: "@httpbot ?"."""
    return not _words(_asked(raw))


def points(raw: str) -> bool:
    """Whether the message, as Slack delivers it, asks about another one: nothing is in it but "what does this mean?"."""
    folded = _asked(raw)
    words = _words(folded) if len(folded) <= _LONGEST else ["too", "much"]
    pointing = [_POINTING.fullmatch(word) is not None for word in words]
    known = (here or _FILLER.fullmatch(word) for here, word in zip(pointing, words, strict=True))
    return all(known) and (not words or any(pointing))


def _asked(raw: str) -> str:
    return _PREFIX.sub("", fold(plain(raw)))


def _words(folded: str) -> list[str]:
    return _BARE.sub(" ", _EMOJI.sub(" ", folded.replace("'", ""))).split()
