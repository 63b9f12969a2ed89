"""Every fixed sentence around an answer, in both languages; the words about an entry itself come from the catalogue."""

from collections.abc import Mapping

from bot.catalogue import Fault, Hop, Locale, Verdict
from bot.questions.listing import Property

Words = Mapping[Locale, str]

HOPS: Mapping[Hop, Words] = {
    "client": {"en": "the client", "ko": "클라이언트"},
    "cdn": {"en": "the CDN", "ko": "CDN"},
    "load balancer": {"en": "the load balancer", "ko": "로드 밸런서"},
    "proxy": {"en": "the proxy", "ko": "프록시"},
    "app": {"en": "your app", "ko": "애플리케이션"},
    "dependency": {"en": "a dependency", "ko": "의존하는 서비스"},
}
CHAIN: Mapping[Hop, Words] = {
    "client": {"en": "client", "ko": "클라이언트"},
    "cdn": {"en": "CDN", "ko": "CDN"},
    "load balancer": {"en": "load balancer", "ko": "로드 밸런서"},
    "proxy": {"en": "proxy", "ko": "프록시"},
    "app": {"en": "app", "ko": "앱"},
    "dependency": {"en": "dependency", "ko": "의존 서비스"},
}
MARKS: Mapping[str, Words] = {
    "made": {"en": "made here", "ko": "여기서 만듦"},
    "likely": {"en": "likely here", "ko": "여기로 추정"},
    "either": {"en": "possibly here", "ko": "가능성 있음"},
    "left": {"en": "left early", "ko": "먼저 끊음"},
    "ended": {"en": "ended here", "ko": "여기서 끝남"},
}
"""What the chain says at a hop: a mark in words, for readers who see no bold and no colour."""
VENDORS: Mapping[str, Words] = {
    "browsers": {"en": "browsers", "ko": "브라우저"},
    "Browser": {"en": "Browser", "ko": "브라우저"},
    "some proxies": {"en": "some proxies", "ko": "일부 프록시"},
}
"""Writers of numbers that have no proper name."""
FAULTS: Mapping[Fault, Words] = {
    "client": {"en": "the request (client side)", "ko": "클라이언트 쪽 요청"},
    "server": {"en": "the server that answered", "ko": "응답한 서버"},
    "upstream": {"en": "the server behind the one that answered", "ko": "응답한 서버 뒤의 업스트림"},
    "proxy": {"en": "a hop in between", "ko": "중간 구간"},
    "network": {"en": "the network", "ko": "네트워크"},
    "none": {"en": "nobody", "ko": "없음"},
}
UNANSWERED: Mapping[Fault, Words] = {
    "server": {"en": "the server that was called", "ko": "호출받은 서버"},
    "upstream": {"en": "the server that was called", "ko": "호출받은 서버"},
}
"""The same where no server answered at all, as after a client's timeout."""
VERDICTS: Mapping[Verdict, Words] = {
    "yes": {"en": "yes", "ko": "가능"},
    "after-delay": {"en": "yes, after a delay", "ko": "시간을 두고 가능"},
    "with-idempotency-key": {"en": "only with an idempotency key", "ko": "멱등 키가 있을 때만"},
    "after-change": {"en": "no, change the request first", "ko": "안 됨(요청부터 고쳐야 함)"},
    "after-auth": {"en": "only after signing in again", "ko": "다시 인증한 뒤에만"},
    "not-needed": {"en": "not needed", "ko": "필요 없음"},
}
CLASSES: Mapping[str, Words] = {
    "1xx": {"en": "1xx informational", "ko": "1xx 정보"},
    "2xx": {"en": "2xx success", "ko": "2xx 성공"},
    "3xx": {"en": "3xx redirection", "ko": "3xx 리다이렉트"},
    "4xx": {"en": "4xx client error", "ko": "4xx 클라이언트 오류"},
    "5xx": {"en": "5xx server error", "ko": "5xx 서버 오류"},
}
REGISTRATIONS: Mapping[str, Words] = {
    "temporary": {"en": "temporary registration", "ko": "임시 등록"},
    "deprecated": {"en": "deprecated", "ko": "폐기됨"},
    "unused": {"en": "reserved, unused", "ko": "예약됨, 사용 안 함"},
    "unofficial": {"en": "its own meaning, not IANA's", "ko": "IANA에 없는 자체 의미"},
}
LABELS: Mapping[str, Words] = {
    "class": {"en": "Class", "ko": "분류"},
    "fault": {"en": "Fault", "ko": "문제 위치"},
    "vendor": {"en": "Vendor", "ko": "벤더"},
    "others": {"en": "Also used by", "ko": "같은 번호를 쓰는 곳"},
    "registration": {"en": "Registration", "ko": "등록 상태"},
    "retry": {"en": "Retry", "ko": "재시도"},
    "redirect": {"en": "Method", "ko": "메서드"},
    "headers": {"en": "Headers", "ko": "헤더"},
    "cache": {"en": "Cacheable by default", "ko": "기본 캐시 여부"},
    "body": {"en": "Content", "ko": "본문"},
    "grpc": {"en": "gRPC", "ko": "gRPC"},
    "constants": {"en": "Constants", "ko": "상수"},
    "details": {"en": "Details", "ko": "세부 정보"},
    "checks": {"en": "First checks", "ko": "먼저 확인할 것"},
    "yes": {"en": "yes", "ko": "가능"},
    "no": {"en": "no", "ko": "안 됨"},
    "never": {"en": "never any", "ko": "없음(담을 수 없음)"},
    "or": {"en": " or ", "ko": " 또는 "},
    "related": {"en": "See also", "ko": "함께 볼 코드"},
    "also": {"en": "If that does not fit", "ko": "맞지 않는다면"},
    "confused": {"en": "Related, or confused with it", "ko": "관련되거나 혼동하기 쉬운 것"},
    "meanings": {"en": "Elsewhere this number means", "ko": "같은 번호의 다른 의미"},
    "ruling": {"en": "Your team's rule", "ko": "우리 팀 규칙"},
    "plain": {"en": "For people who are not engineers, ready to paste", "ko": "비개발자에게 전할 문장"},
    "signals": {"en": "What was seen", "ko": "확인된 신호"},
    "candidates": {"en": "I am not sure. Did you mean one of these?", "ko": "확실하지 않습니다. 혹시 이 중에 있나요?"},
    "candidate": {"en": "I am not sure. Did you mean this?", "ko": "확실하지 않습니다. 혹시 이것을 찾으셨나요?"},
    "english": {"en": "MDN", "ko": "MDN(영어)"},
    "required": {"en": "Must carry it", "ko": "반드시 포함하는 코드"},
    "usual": {"en": "Usually carry or concern it", "ko": "흔히 함께 쓰는 코드"},
    "permanent": {"en": "Lasts", "ko": "이동"},
    "permanent_yes": {"en": "for good", "ko": "영구"},
    "permanent_no": {"en": "for now", "ko": "임시"},
    "code": {"en": "Code", "ko": "코드"},
    "meaning": {"en": "Meaning", "ko": "의미"},
    "rest": {"en": "The others", "ko": "그 밖의 코드"},
    "nearest": {"en": "Nearest registered codes", "ko": "가까운 등록 코드"},
}
BUTTONS: Mapping[str, Words] = {
    "share": {"en": "Share in channel", "ko": "채널에 공유"},
    "share-thread": {"en": "Share in thread", "ko": "스레드에 공유"},
    "more": {"en": "More", "ko": "더 보기"},
    "less": {"en": "Less", "ko": "접기"},
    "locale": {"en": "한국어로 보기", "ko": "View in English"},
    "plain": {"en": "For non-engineers", "ko": "비개발자용 문장"},
    "helpful": {"en": "Helpful", "ko": "도움이 됐어요"},
    "unhelpful": {"en": "Not helpful", "ko": "도움이 안 됐어요"},
}
METHODS: Mapping[str, Words] = {
    "preserved": {"en": "kept after the redirect", "ko": "리다이렉트 후에도 유지"},
    "GET": {"en": "becomes GET", "ko": "GET으로 바뀜"},
    "may change POST to GET": {"en": "POST may become GET", "ko": "POST가 GET으로 바뀔 수 있음"},
}
SENTENCES: Mapping[str, Words] = {
    "silent": {"en": "{Hop}{vendor} made this {number}: the server behind it sent no response.", "ko": "{hop}{vendor}에서 만든 {number} 응답입니다. 뒤쪽 서버에서는 응답이 오지 않았습니다."},
    "alone": {"en": "{Hop}{vendor} made this {number}; the server behind it was not asked or did not answer.", "ko": "{hop}{vendor}에서 만든 {number} 응답입니다. 뒤쪽 서버에는 묻지 않았거나 응답이 오지 않았습니다."},
    "passed_on": {"en": "Your app{vendor} made this {number}; it was passed on unchanged.", "ko": "애플리케이션(뒤쪽 서버)에서 만든 {number} 응답이{vendor} 그대로 전달됐습니다."},
    "through": {"en": " (behind {vendor})", "ko": " {vendor}에서"},
    "replaced": {"en": "{Hop}{vendor} made this {number}; the server behind it had answered {upstream}.", "ko": "{hop}{vendor}에서 만든 {number} 응답입니다. 뒤쪽 서버가 보낸 상태는 {upstream}입니다."},
    "made": {"en": "{Hop}{vendor} made this {number}.", "ko": "{hop}{vendor}에서 만든 {number} 응답입니다."},
    "likely": {"en": "{Hop}{vendor} likely made this {number}; the line alone does not prove it.", "ko": "{hop}{vendor}에서 만들었을 가능성이 큰 {number} 응답입니다. 이 줄만으로는 확정할 수 없습니다."},
    "seen": {"en": "{Hop}{vendor} made this response.", "ko": "{hop}{vendor}에서 만든 응답입니다."},
    "either": {"en": "Made by {hop}{vendor}.", "ko": "{hop}{vendor}에서 만든 응답입니다."},
    "left": {"en": "The client went away before the response ({number}).", "ko": "클라이언트가 응답 전에 연결을 끊었습니다({number})."},
    "ended": {"en": "This ended on the client's side.", "ko": "클라이언트 쪽에서 끝난 요청입니다."},
    "unassigned": {"en": "{number} is not a registered status code. A client treats it as {hundreds} {name} (RFC 9110, section 15).", "ko": "{number}번은 등록된 상태 코드가 아닙니다. 클라이언트는 {hundreds} {name}처럼 처리합니다(RFC 9110 15절)."},
    "no_status": {"en": "{number} is not a status code: they have three digits, 100 to 599. Received anyway, it counts as a server error (RFC 9110, section 15).", "ko": "{number}번은 상태 코드가 아닙니다. 상태 코드는 100부터 599까지 세 자리입니다. 그래도 받았다면 서버 오류로 처리합니다(RFC 9110 15절)."},
    "hidden": {"en": "Your team has hidden {number} from the answers of this catalogue. An admin can show it again.", "ko": "팀에서 {number}번을 이 카탈로그의 답변에서 숨겼습니다. 관리자가 다시 표시할 수 있습니다."},
    "title_hidden": {"en": "{number}: hidden by your team", "ko": "{number}: 팀에서 숨긴 코드"},
    "title_unassigned": {"en": "{number}: not registered", "ko": "{number}: 등록되지 않은 코드"},
    "title_no_status": {"en": "{number}: not a status code", "ko": "{number}: 상태 코드가 아님"},
    "none": {"en": "I have no answer to that. I explain HTTP status codes: try `503`, `401 vs 403`, `too many requests` or a pasted log line.", "ko": "이 질문에는 답이 없습니다. HTTP 상태 코드를 설명하는 봇입니다. `503`, `401 403 차이`, `요청이 너무 많음`처럼 묻거나 로그 한 줄을 붙여 넣어 보세요."},
    "thanks": {"en": "You’re welcome. Ask any time: `{command} help` shows what I can do.", "ko": "별말씀을요. 언제든 물어보세요. `{command} help`를 쓰면 할 수 있는 일을 알려 드립니다."},
    "greeting": {"en": "Hello. I explain HTTP status codes: try `{command} 503`, or `{command} help` for what else I can do.", "ko": "안녕하세요. HTTP 상태 코드를 설명하는 봇입니다. `{command} 503`처럼 물어보세요. `{command} help`를 쓰면 할 수 있는 일을 알려 드립니다."},
    "edited": {"en": "Edited by your team ({who}, {at})", "ko": "팀에서 수정함({who}, {at})"},
    "edited_at": {"en": "Edited by your team ({at})", "ko": "팀에서 수정함({at})"},
    "shared_by": {"en": "Shared by <@{user}>", "ko": "<@{user}> 님이 공유함"},
    "earlier": {"en": "Already explained here {when}{by}. {way}", "ko": "{when} 이 채널에서 설명했습니다{by}. {way}"},
    "earlier_by": {"en": ", shared by {who}", "ko": "({who} 님 공유)"},
    "earlier_link": {"en": "<{link}|See that answer>", "ko": "<{link}|그 답변 보기>"},
    "earlier_above": {"en": "It stands a little further up.", "ko": "조금 위에 있습니다."},
    "just_now": {"en": "just now", "ko": "방금"},
    "minute_ago": {"en": "a minute ago", "ko": "1분 전에"},
    "minutes_ago": {"en": "{minutes} minutes ago", "ko": "{minutes}분 전에"},
    "shortened": {"en": "Shortened to fit into Slack. All of it: `httpbot catalogue show {key}`", "ko": "Slack에 맞게 줄였습니다. 전체 내용: `httpbot catalogue show {key}`"},
    "retry": {"en": "Retrying {method} after {code}: {verdict}.", "ko": "{code} 응답 뒤의 {method} 재시도: {verdict}."},
    "cache_yes": {"en": "{code} is cacheable by default; Cache-Control can shorten or forbid that.", "ko": "{code} 응답은 기본적으로 캐시할 수 있습니다. Cache-Control로 줄이거나 막을 수 있습니다."},
    "cache_no": {"en": "{code} is not cacheable by default; only explicit headers such as Cache-Control allow it.", "ko": "{code} 응답은 기본적으로 캐시하지 않습니다. Cache-Control 같은 헤더로 명시할 때만 캐시할 수 있습니다."},
    "body_yes": {"en": "{code} may have content.", "ko": "{code} 응답에는 본문을 담을 수 있습니다."},
    "body_no": {"en": "{code} must not have content.", "ko": "{code} 응답에는 본문을 담을 수 없습니다."},
    "preserved": {"en": "{code} keeps the method: a POST stays a POST, with its content.", "ko": "{code} 리다이렉트는 메서드를 유지합니다. POST는 본문과 함께 POST로 다시 보냅니다."},
    "GET": {"en": "{code} does not keep the method: the next request is a GET.", "ko": "{code} 리다이렉트는 메서드를 유지하지 않습니다. 다음 요청은 GET입니다."},
    "may change POST to GET": {"en": "{code} does not guarantee the method: a POST may become a GET.", "ko": "{code} 리다이렉트는 메서드를 보장하지 않습니다. POST가 GET으로 바뀔 수 있습니다."},
    "title_range": {"en": "Status codes {first} to {last}", "ko": "{first}부터 {last}까지의 상태 코드"},
    "title_many": {"en": "{count} status codes", "ko": "상태 코드 {count}개"},
    "title_header": {"en": "Codes tied to {header}", "ko": "{header} 헤더와 관련된 코드"},
}  # fmt: skip
PROPERTIES: Mapping[Property, Words] = {
    "without content": {"en": "Codes whose response never has content", "ko": "응답에 본문이 없는 코드"},
    "keeps the method": {"en": "Redirects that keep the method", "ko": "메서드를 유지하는 리다이렉트"},
    "changes the method": {
        "en": "Redirects after which POST may become GET",
        "ko": "POST가 GET으로 바뀔 수 있는 리다이렉트",
    },
    "cacheable": {
        "en": "Codes that may be cached without cache headers",
        "ko": "캐시 헤더가 없어도 캐시될 수 있는 코드",
    },
    "not cacheable": {"en": "Codes that are cached only if a header says so", "ko": "헤더로 정해야만 캐시되는 코드"},
    "permanent": {"en": "Permanent redirects", "ko": "영구 리다이렉트"},
    "temporary": {"en": "Temporary redirects", "ko": "임시 리다이렉트"},
}
"""What a list of all codes with the property is headed."""
HELP: Mapping[Locale, tuple[str, ...]] = {
    "en": (
        "Ask about HTTP status codes, in English or Korean.",
        "`{command} 503` or `{command} service unavailable`: one code, also with typos",
        "`{command} which code when the email already exists`: which one to return",
        "`{command} 401 vs 403`: side by side",
        "`{command} 5xx`, `{command} redirects`: a whole class",
        "`{command} 502 POST retry?`: is it safe to try again",
        "Paste a log line, an exception or an alert: who made the error, what to check",
        "Add `ko` or `en` in front to choose the language",
    ),
    "ko": (
        "HTTP 상태 코드를 한국어나 영어로 물어보세요.",
        "`{command} 503`, `{command} 게이트웨이 타임아웃`: 코드 하나(오타도 괜찮습니다)",
        "`{command} 이메일 중복이면 몇 번 줘야 돼?`: 어떤 코드를 보낼지",
        "`{command} 401 403 차이`: 나란히 비교",
        "`{command} 5xx`, `{command} 리다이렉트 코드`: 분류 전체",
        "`{command} 502 POST 재시도?`: 다시 보내도 되는지",
        "로그 한 줄, 예외, 알림을 붙여 넣으면 누가 만든 오류인지, 무엇을 확인할지 알려 드립니다",
        "앞에 `ko`나 `en`을 붙이면 언어를 고를 수 있습니다",
    ),
}
HELP_IN_SLACK: Mapping[Locale, tuple[str, ...]] = {
    "en": (
        "In a thread, mention me; on any message, use the shortcut “Explain HTTP status”",
        "`{command} share 503`: for the whole channel; `{command} quiet ...`: nothing of the question is kept",
        "`{command} stack cloudflare > alb > nginx`: whose meaning of a number comes first in this channel",
        'For admins: `{command} edit 503`, `history`, `undo 42`, `misses`, `teach "server blew up" 500`, `rule 422 ...`',
    ),
    "ko": (
        "스레드에서는 저를 멘션하고, 메시지에서는 바로 가기 “Explain HTTP status”를 쓰세요",
        "`{command} share 503`: 채널 전체에 답하기, `{command} quiet ...`: 질문을 남기지 않기",
        "`{command} stack cloudflare > alb > nginx`: 이 채널에서 먼저 볼 벤더 정하기",
        '관리자용: `{command} edit 503`, `history`, `undo 42`, `misses`, `teach "서버 터짐" 500`, `rule 422 ...`',
    ),
}
"""What only the command in Slack can do."""
