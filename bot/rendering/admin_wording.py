"""Every fixed sentence around editing the catalogue, in both languages."""

from collections.abc import Mapping

from bot.catalogue import Locale

Words = Mapping[Locale, str]

SAID: Mapping[str, Words] = {
    "admins_only": {"en": "Only admins may change the catalogue. {whom}", "ko": "카탈로그는 관리자만 바꿀 수 있습니다. {whom}"},
    "admins_see": {"en": "Only admins may see this. {whom}", "ko": "이 내용은 관리자만 볼 수 있습니다. {whom}"},
    "ask_one": {"en": "Please ask one of them: {admins}", "ko": "관리자에게 부탁해 주세요: {admins}"},
    "no_admins": {"en": "Nobody is named in HTTPBOT_ADMINS yet; whoever runs the bot can do that.", "ko": "아직 HTTPBOT_ADMINS에 아무도 없습니다. 봇을 운영하는 분이 정할 수 있습니다."},
    "down": {"en": "The catalogue's database does not answer just now, so nothing was read or changed for certain; questions are answered as before. Please try again in a moment. ({state})", "ko": "지금 카탈로그 데이터베이스가 응답하지 않아 읽거나 바꾼 것을 확인할 수 없습니다. 질문에는 그대로 답합니다. 잠시 뒤 다시 해 주세요. ({state})"},
    "refused": {"en": "Not done: {sentence}", "ko": "처리하지 않았습니다: {sentence}"},
    "late": {"en": "Slack gave the form up before it was open. One more click opens it.", "ko": "양식이 열리기 전에 Slack이 요청을 끊었습니다. 한 번 더 누르면 열립니다."},
    "choose_entry": {"en": "Several entries share this number. Which one do you want to edit?", "ko": "이 번호를 쓰는 항목이 여럿입니다. 어느 것을 편집할까요?"},
    "foreign_form": {"en": "Another version of the bot drew this form. Close it and open it again.", "ko": "다른 버전의 봇이 만든 양식입니다. 닫고 다시 열어 주세요."},
    "history": {"en": "The latest changes", "ko": "최근 변경"},
    "history_of": {"en": "The latest changes of {code}", "ko": "{code}의 최근 변경"},
    "no_history": {"en": "Nothing was changed by your team yet.", "ko": "아직 팀에서 바꾼 것이 없습니다."},
    "undone": {"en": "Taken back: change {id}, {what} by {who}. It is live within two seconds. `{command} history` lists how to redo it.", "ko": "되돌렸습니다: {id}번 변경, {who} 님의 {what}. 2초 안에 반영됩니다. 다시 살리려면 `{command} history`를 보세요."},
    "not_left": {"en": "Change {id} has nothing left to take back: everything is as it was before it.", "ko": "변경 {id}: 되돌릴 것이 없습니다. 이미 그 변경 전과 같습니다."},
    "misses": {"en": "What people asked and I could not answer", "ko": "답하지 못한 질문"},
    "no_misses": {"en": "Every question so far was answered.", "ko": "지금까지 모든 질문에 답했습니다."},
    "miss": {"en": "{times} times by {people} people, last {last}", "ko": "{times}번, {people}명, 마지막 {last}"},
    "miss_one": {"en": "{times} times by one person, last {last}", "ko": "{times}번, 1명, 마지막 {last}"},
    "miss_once": {"en": "once by one person, {last}", "ko": "1번, 1명, {last}"},
    "miss_unhelpful": {"en": "; answered, but marked not helpful ({times})", "ko": "; 답했지만 ‘도움이 안 됐어요’ {times}번"},
    "taught": {"en": "Learnt: “{words}” leads to {name} within two seconds.", "ko": "배웠습니다: “{words}” → {name}. 2초 안에 반영됩니다."},
    "told": {"en": "Conversations told where it had been asked: {count}.", "ko": "이 질문이 나왔던 대화 {count}곳에 알렸습니다."},
    "known_now": {"en": "Now known: “{words}” is {name}.", "ko": "이제 알게 되었습니다: “{words}” → {name}"},
    "rulings": {"en": "Your team's rules", "ko": "우리 팀 규칙"},
    "no_rulings": {"en": "Your team has no rules yet. An admin makes one with `{command} rule 422 validation errors are 422 here https://...`", "ko": "아직 팀 규칙이 없습니다. 관리자는 이렇게 정합니다: `{command} rule 422 검증 오류는 422로 답한다 https://...`"},
    "ruled": {"en": "Rule {id} now stands above the answer of {name}: {ruling}", "ko": "{name} 답변 위에 표시할 규칙을 정했습니다(#{id}): {ruling}"},
    "unruled": {"en": "Rule {id} is taken back.", "ko": "{id}번 규칙을 없앴습니다."},
    "stack": {"en": "This channel's stack: {stack}. Its vendors' meaning of a number comes first here. `{command} stack clear` forgets it.", "ko": "이 채널의 스택: {stack}. 이 채널에서는 같은 번호라도 이 벤더의 의미가 먼저 나옵니다. 지우려면 `{command} stack clear`."},
    "stack_set": {"en": "Noted for this channel: {stack}. Where vendors share a number, these come first here, the outermost before the others.", "ko": "이 채널에 저장했습니다: {stack}. 번호가 겹치면 이 벤더의 의미가 바깥쪽부터 먼저 나옵니다."},
    "no_stack": {"en": "I do not know this channel's stack. Tell me from the outside in: `{command} stack cloudflare > alb > nginx > spring`", "ko": "이 채널의 스택을 아직 모릅니다. 바깥쪽부터 알려 주세요: `{command} stack cloudflare > alb > nginx > spring`"},
    "stack_narrows": {"en": "First checks name only these hops.", "ko": "‘먼저 확인할 것’도 이 구간만 보여 줍니다."},
    "stack_unknown": {"en": "I do not know where {names} stands, so first checks go on naming every hop.", "ko": "{names}: 어느 구간인지 몰라서 ‘먼저 확인할 것’에는 모든 구간을 보여 줍니다."},
    "stack_cleared": {"en": "This channel's stack is forgotten.", "ko": "이 채널의 스택을 지웠습니다."},
    "language": {"en": "From now on I answer you in English, unless you write in Korean. `{command} ko` changes it.", "ko": "이제 한국어로 답합니다. 영어로 바꾸려면 `{command} en`."},
}  # fmt: skip

USAGE: Mapping[str, Words] = {
    "undo": {"en": "Which change? `{command} undo 42`; `{command} history` lists them.", "ko": "어떤 변경인가요? `{command} undo 42`처럼 적어 주세요. 번호는 `{command} history`에 있습니다."},
    "teach": {"en": "Put the words in quotes and the code after them: `{command} teach \"server blew up\" 500`", "ko": "따옴표 안에 표현을, 그 뒤에 코드를 적어 주세요: `{command} teach \"서버 터짐\" 500`"},
    "rule": {"en": "`{command} rule 422 validation errors are 422 here https://...` makes a rule, `{command} rule list` lists them, `{command} rule remove 3` takes one back.", "ko": "`{command} rule 422 검증 오류는 422로 답한다 https://...`로 규칙을 만들고, `{command} rule list`로 보고, `{command} rule remove 3`으로 없앱니다."},
    "stack": {"en": "Up to eight names, from the outside in: `{command} stack cloudflare > alb > nginx > spring`", "ko": "바깥쪽부터 여덟 개까지 적어 주세요: `{command} stack cloudflare > alb > nginx > spring`"},
}  # fmt: skip

FORM: Mapping[str, Words] = {
    "edit": {"en": "Edit {code}", "ko": "{code} 편집"},
    "new": {"en": "New {code}", "ko": "{code} 만들기"},
    "save": {"en": "Save", "ko": "저장"},
    "overwrite": {"en": "Overwrite", "ko": "덮어쓰기"},
    "cancel": {"en": "Cancel", "ko": "취소"},
    "close": {"en": "Close", "ko": "닫기"},
    "writing": {"en": "You are editing the English words.", "ko": "한국어 문구를 편집하고 있습니다."},
    "creates": {"en": "There is no entry {code} yet; saving makes it, as your team's own.", "ko": "{code} 항목이 아직 없습니다. 저장하면 팀의 항목으로 만듭니다."},
    "switch": {"en": "한국어 문구 편집", "ko": "Edit the English words"},
    "preview": {"en": "Preview", "ko": "미리 보기"},
    "unsaved": {"en": "Changed in English, not saved yet", "ko": "한국어에서 바꾼 내용(아직 저장 안 됨)"},
    "clash": {"en": "{who} saved this at {at} while you were writing. Their words stand below; yours are still in the form.", "ko": "작성하는 동안 {who} 님이 {at}에 저장했습니다. 저장된 문구는 아래에 있고, 쓰신 내용은 양식에 그대로 있습니다."},
    "choice": {"en": "Overwrite saves yours over theirs. “Take theirs” puts their words into the form.", "ko": "덮어쓰기를 누르면 쓰신 내용으로 바뀝니다. “저장된 문구 쓰기”를 누르면 양식에 그 문구가 들어갑니다."},
    "theirs": {"en": "Take theirs", "ko": "저장된 문구 쓰기"},
    "saved_title": {"en": "Saved", "ko": "저장됨"},
    "saved": {"en": "Saved. Every bot process answers with it within two seconds.", "ko": "저장했습니다. 2초 안에 모든 봇 프로세스에 반영됩니다."},
    "unchanged": {"en": "Nothing was changed.", "ko": "바뀐 내용이 없습니다."},
    "somebody": {"en": "Somebody", "ko": "다른 사람"},
    "teach_title": {"en": "Teach", "ko": "가르치기"},
    "teach_words": {"en": "What people say", "ko": "사람들이 쓰는 표현"},
    "teach_code": {"en": "Leads to", "ko": "연결할 코드"},
    "teach_find": {"en": "503, too many requests ...", "ko": "503, 요청이 너무 많음 ..."},
    "teach_save": {"en": "Teach", "ko": "가르치기"},
    "done_title": {"en": "Done", "ko": "완료"},
    "not_done_title": {"en": "Not done", "ko": "처리 안 됨"},
    "sure": {"en": "Are you sure?", "ko": "되돌릴까요?"},
    "no": {"en": "No", "ko": "아니요"},
}  # fmt: skip

FIELDS: Mapping[str, Words] = {
    "title": {"en": "Title", "ko": "제목"},
    "summary": {"en": "Summary", "ko": "요약"},
    "description": {"en": "Description", "ko": "설명"},
    "checks": {"en": "First checks", "ko": "먼저 확인할 것"},
    "plain": {"en": "For people who are not engineers", "ko": "비개발자에게 전할 문장"},
}
"""The columns of entry_text that people write, in the order of the form."""
HINTS: Mapping[str, Words] = {
    "summary": {"en": "One sentence. In bold, under the code.", "ko": "한 문장으로 씁니다. 코드 아래 굵게 보입니다."},
    "checks": {"en": "One a line, in the order to follow.", "ko": "한 줄에 하나씩, 확인할 순서대로 씁니다."},
    "plain": {"en": "Ready to paste to those who wait.", "ko": "기다리는 사람에게 그대로 붙여 넣을 문장입니다."},
}
"""What stands below some of them."""

BUTTONS: Mapping[str, Words] = {
    "undo": {"en": "Undo", "ko": "되돌리기"},
    "teach": {"en": "Teach", "ko": "가르치기"},
    "unrule": {"en": "Remove", "ko": "없애기"},
    "edit": {"en": "Edit {code}", "ko": "{code} 편집"},
}
COLUMNS: Mapping[str, Words] = {
    **FIELDS,
    "hidden": {"en": "Hidden", "ko": "숨김"},
    "alias": {"en": "Alias", "ko": "별칭"},
    "phrase": {"en": "Phrase", "ko": "표현"},
    "ruling": {"en": "Rule", "ko": "규칙"},
    "link": {"en": "Link", "ko": "링크"},
    "rule": {"en": "Rule of thumb", "ko": "기준"},
    "codes": {"en": "Codes", "ko": "코드"},
}
"""What a change of these columns is called in the history; changes of others are told without their values."""
OPS: Mapping[str, Words] = {
    "insert": {"en": "added", "ko": "추가"},
    "update": {"en": "changed", "ko": "변경"},
    "replace": {"en": "changed", "ko": "변경"},
    "delete": {"en": "removed", "ko": "삭제"},
}
TABLES: Mapping[str, Words] = {
    "entry": {"en": "entry {code}", "ko": "{code} 항목"},
    "entry_text": {"en": "text of {code} ({rest})", "ko": "{code} 문구({rest})"},
    "alias": {"en": "alias “{rest}” of {code}", "ko": "{code} 별칭 “{rest}”"},
    "phrase": {"en": "phrase “{rest}” of {code}", "ko": "{code} 표현 “{rest}”"},
    "ruling": {"en": "rule {rest} of {code}", "ko": "{code} 코드의 {rest}번 규칙"},
    "contrast": {"en": "comparison {code}", "ko": "{code} 비교"},
    "contrast_text": {"en": "comparison {code} ({rest})", "ko": "{code} 비교 문구({rest})"},
}
"""What was changed, by its key in the history: the code, and after the slash the rest."""
REFUSALS: tuple[tuple[str, str], ...] = (
    (r"(\w+) is blank; write some words", "비어 있습니다. 내용을 써 주세요."),
    (r"(\w+) is over (\d+) characters.*", r"\2자를 넘습니다(&, <, >는 Slack에서 더 길게 셉니다). 줄여 주세요."),
    (r"\w+\.(\w+) cannot be NULL.*", "빠져 있습니다. 내용을 써 주세요."),
    (r"the alias (.+) exists already; it leads to (.+)", r"이미 \2 항목에 연결된 표현입니다: \1"),
    (r"there is no entry (.+)", r"\1 항목이 없습니다."),
    (r"alias\.code: no entry has this code.*", "그런 코드의 항목이 없습니다."),
    (r"ruling\.code: no entry has this code.*", "그런 코드의 항목이 없습니다."),
    (r"alias has 1 to (\d+) characters", r"표현은 1자에서 \1자까지입니다."),
    (r"link starts with https://.*", "링크는 https://로 시작해야 하고 공백이나 <, >, |가 없어야 합니다."),
    (r"code has (?:no blank|1 to 80).*", "코드는 80자까지이고 공백, /, <, >, &를 쓸 수 없습니다."),
    (r"there is no ruling (\d+)", r"\1번 규칙이 없습니다."),
    (r"history has no change (\d+).*", r"\1번 변경이 없습니다. 번호는 `history`에서 볼 수 있습니다."),
    (r"the row of that change is gone.*", "그 변경의 대상이 지금은 없습니다. 삭제한 것을 먼저 되돌려 주세요."),
    (r"the row of that deletion is there again.*", "삭제한 것이 이미 다시 있습니다."),
)
"""What the database's refusals mean in Korean."""
