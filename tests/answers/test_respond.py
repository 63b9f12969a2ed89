"""The use case: a question and a snapshot give an answer, a value for every outcome."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from bot.answers.answer import ClassAnswer, CodeAnswer, CompareAnswer, TopicAnswer
from bot.answers.respond import Responder
from bot.catalogue import Catalogue, Entry, Facts
from bot.rendering.record import codes, record


@pytest.mark.parametrize(
    ("question", "kind", "stated"),
    [
        ("503", "code", [503]),
        ("오공삼이 뭐야", "code", [503]),
        ("StatusTooManyRequests", "code", [429]),
        ("servce unavalable", "code", [503]),
        ("ㅜㅐㅅ 래ㅕㅜㅇ", "code", [404]),
        ("wkfahtehls dycjd", "code", [400]),
        ("method-preserving redirect", "topic", [307, 308]),
        ("메서드 유지되는 리다이렉트", "topic", [307, 308]),
        ("401 vs 403", "compare", [401, 403]),
        ("301이랑 308 차이", "compare", [301, 308]),
        ("not acceptable vs unsupported media type", "compare", [406, 415]),
        ("5xx", "class", []),
        ("4xx vs 5xx", "compare", []),
        ("4xx랑 5xx 차이", "compare", []),
        ("client error vs server error", "compare", []),
        ("클라이언트 에러와 서버 에러 차이", "compare", []),
        ("4xx or 5xx?", "compare", []),
        ("which status for a long job: ok or accepted?", "compare", [200, 202]),
        ("the name is taken: unprocessable entity or conflict", "compare", [422, 409]),
        ("our juniors mix up gone and not found", "compare", [410, 404]),
        ("forbidden랑 451 차이", "compare", [403, 451]),
        ("bad request냐 unprocessable entity냐", "compare", [400, 422]),
        ("is a stale tab locked or failed dependency, what tells the one from the other", "compare", [423, 424]),
        ("a 530 on some screens and a 502 on others, which of the two is cloudflare's", "compare", [530, 502]),
        ("낫파운드랑 곤(Gone) 헷갈려요", "compare", [404, 410]),
        ("forbidden or 451", "compare", [403, 451]),
        ("499 vs gateway timeout", "compare", [499, 504]),
        ("is the cake gone or found?", "none", []),
        ("are you ok or locked out", "suggest", []),
        ("the request timeout fires before the gateway timeout, why", "code", [504]),
        ("proc", "suggest", []),
        ("they send us 503, what do we send to our clients", "code", [502]),
        ("파트너사가 자꾸 500 줘요 우리는 뭘 내려야 하나요", "code", [502]),
        ("temp redirect", "code", [307]),
        ("svc unavail", "code", [503]),
        ("which ones are the server's fault", "class", []),
        ("5xx error budget burning 14x", "class", []),
        ("500번대", "class", []),
        ("all redirects", "class", []),
        ("client error codes cheat sheet", "class", []),
        ("서버 에러 코드 전체 보여주세요", "class", []),
        ("50[234]", "codes", [502, 503, 504]),
        ("500-504", "codes", [500, 501, 502, 503, 504]),
        ("which codes need WWW-Authenticate", "header", [401]),
        ("502 POST retry?", "code", [502]),
        ("does 308 keep POST", "code", [308]),
        ("retryable codes", "topic", [503, 429, 502, 504]),
        ("error", "none", []),
        ("http to https redirect which code", "topic", [301, 308]),
        ("http로 들어온 걸 https로 돌릴 때 몇 번 쓰나요", "code", [301]),
        ("http를 https로 바꾸는 리다이렉트 코드", "code", [301]),
        ("client sends csv but we only accept json", "code", [415]),
        ("client accepts only csv and we have json", "code", [406]),
        ("help me", "help", []),
        ("Retry-After: 30", "header", [413, 429, 503, 202]),
        ("getaddrinfo ENOTFOUND db.internal", "topic", []),
        ("ENOENT: no such file or directory, open '/srv/404.html'", "none", []),
        ("locked out", "suggest", []),
        ("api version not supported", "topic", [410, 404, 400]),
        ("530", "code", [530]),
        ("000", "code", [0]),
        ("299", "unassigned", []),
        ("712", "unassigned", []),
        ("42", "unassigned", []),
        ("1000", "unassigned", []),
        ("what's for lunch", "none", []),
        (":8080 already in use", "none", []),
        ("room 503", "none", []),
        ("$500", "none", []),
        ("", "help", []),
        ("help", "help", []),
        ("도움말", "help", []),
        ("httpx.ConnectTimeout: timed out", "topic", []),
        ("requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='api', port=443): Read timed out.", "topic", []),
    ],
)
def test_every_kind_of_question(responder: Responder, question: str, kind: str, stated: list[int]) -> None:
    answer = responder.respond(question)
    assert (answer.kind, codes(answer)) == (kind, stated)


def test_classes_beside_each_other_are_both_told_with_the_sentence_between_them(responder: Responder) -> None:
    answer = responder.respond("4xx vs 5xx")
    assert isinstance(answer, CompareAnswer)
    assert [meaning.main.code for meaning in answer.meanings] == ["4xx", "5xx"]
    assert answer.contrast is not None
    assert record(answer)["class"] == "4xx"
    assert record(answer)["classes"] == ["4xx", "5xx"]


@pytest.mark.parametrize(
    ("question", "contrast"),
    [
        ("502 vs 503", "502-503"),
        ("502 503 504 difference", "500-502-503-504"),
        ("500이랑 504 차이", "500-502-503-504"),
        ("301 vs 307", "301-302-307-308"),
        ("302 vs 303 vs 307", "302-303-307"),
        ("404 vs 504", None),
    ],
)
def test_codes_that_no_sentence_tells_apart_get_that_of_the_fewest_more(
    responder: Responder, question: str, contrast: str | None
) -> None:
    answer = responder.respond(question)
    assert isinstance(answer, CompareAnswer)
    assert (answer.contrast.key if answer.contrast else None) == contrast


def test_an_email_that_exists_is_a_conflict_with_422_beside_it(responder: Responder) -> None:
    answer = record(responder.respond("which code when the email already exists"))
    assert answer["codes"][0] == 409
    assert 422 in answer["codes"] + answer["suggestions"]


def test_a_verdict_is_asked_in_two_words_but_not_by_a_log_line_that_tells_of_attempts(responder: Responder) -> None:
    line = "HTTP/1.1 503 Service Unavailable Retry-After: 30 Connection: close"
    for text, intent in (
        (line, "explain"),
        (f"{line} can I retry?", "retry"),
        ("304 body", "body"),
        ("303 method", "method"),
    ):
        assert responder.read(text).intent == intent


@pytest.mark.parametrize(
    ("question", "refused"),
    [
        ("we send HttpStatus.BAD_REQUEST for a broken network, what should it be instead", 400),
        ("로그인 요청에 비번이 아예 없으면 뭐 줘야돼 401은 아닌 것 같은데", 401),
    ],
)
def test_what_is_to_be_replaced_is_not_the_answer(responder: Responder, question: str, refused: int) -> None:
    assert refused not in codes(responder.respond(question))[:1]


def test_a_teams_own_key_is_found_inside_a_sentence(responder: Responder) -> None:
    own = replace(responder.catalogue.entries["500"], code="ACME-1042", kind="custom", origin="team")
    own = replace(own, facts=Facts(), aliases=(), phrases=())
    asked = responder.renewed(_with(responder.catalogue, own)).respond("why do we get ACME-1042 since the deploy")
    assert codes(asked) == ["ACME-1042"]


def test_a_hidden_class_gets_no_false_word(responder: Responder) -> None:
    entries = {code: entry for code, entry in responder.catalogue.entries.items() if code != "5xx"}
    without = Responder(Catalogue(1, MappingProxyType(entries), responder.catalogue.contrasts))
    assert without.respond("5xx").kind == "none"
    assert responder.respond("9xx").kind == "unassigned"


@pytest.mark.parametrize("question", ["418", "what does 418 mean", "418이 뭐야", "HTTP_418 in the code"])
def test_a_hidden_code_is_called_hidden_and_not_unregistered(responder: Responder, question: str) -> None:
    entries = {code: entry for code, entry in responder.catalogue.entries.items() if code != "418"}
    hiding = Responder(replace(responder.catalogue, entries=MappingProxyType(entries), hidden=frozenset({418})))
    answer = record(hiding.respond(question, locale="en"))
    assert (answer["kind"], answer["codes"]) == ("unassigned", [])
    assert "Your team has hidden 418" in answer["text"]
    assert "registered" not in answer["text"]


def test_messages_about_something_else_renew_the_index(responder: Responder) -> None:
    newer = responder.renewed(replace(responder.catalogue, elsewhere=("banana split",)))
    assert newer.index is not responder.index


@pytest.mark.parametrize(
    "pasted",
    [
        "Service *payments-api* answers `503 Service Unavailable` with `Retry-After: 30`",
        "HTTP/1.1 503 Service Unavailable\nCache-Control: no-cache\nContent-Type: text/html",
        "< HTTP/2 503\n< x-cache: Error from cloudfront\n< content-length: 162",
    ],
)
def test_the_header_fields_of_a_response_ask_for_no_verdict(responder: Responder, pasted: str) -> None:
    answer = responder.respond(pasted)
    assert isinstance(answer, CodeAnswer)
    assert (codes(answer), answer.ruled) == ([503], None)


@pytest.mark.parametrize(
    ("question", "vendor"), [("iis 449", "Microsoft IIS"), ("AWS WAF 405", "AWS WAF"), ("google 499", "Google")]
)
def test_a_named_vendors_meaning_leads(responder: Responder, question: str, vendor: str) -> None:
    assert vendor in (responder.respond(question).meaning.main.facts.vendor or "")  # type: ignore[union-attr]


def test_a_redirect_that_loses_the_method_is_answered_by_those_that_keep_it(responder: Responder) -> None:
    asked = "POST 요청인데 리다이렉트할 때 메서드가 GET으로 바뀌어요. 301 말고 뭘 써야 하죠?"  # the playground's own message
    assert set(codes(responder.respond(asked))) <= {307, 308}


@pytest.mark.parametrize(("number", "leads"), [("420", "twitter-420"), ("499", "nginx-499"), ("000", "curl-000")])
def test_of_several_vendors_the_one_most_met_leads(responder: Responder, number: str, leads: str) -> None:
    assert responder.respond(number).meaning.main.code == leads  # type: ignore[union-attr]


@pytest.mark.parametrize("question", ["where is the coffee", "the coffee machine is broken", "커피 떨어졌어요"])
def test_a_kitchen_has_no_status(responder: Responder, question: str) -> None:
    assert codes(responder.respond(question)) == []


def test_one_number_of_several_vendors_shows_each_and_the_channels_own_first(responder: Responder) -> None:
    plain = responder.respond("530")
    here = responder.respond("530", stack=("pantheon", "nginx"))
    assert {entry.facts.vendor for entry in plain.meaning.entries} == {"Cloudflare", "Shopify", "Pantheon"}  # type: ignore[union-attr]
    assert here.meaning.main.facts.vendor == "Pantheon"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("question", "wished", "reader", "locale"),
    [
        ("503", None, None, "en"),
        ("503", None, "ko", "ko"),
        ("503 뭐야", None, "en", "ko"),
        ("503 in korean", None, "en", "ko"),
        ("503 뭐야 영어로", None, "ko", "en"),
        ("503 뭐야", "en", None, "en"),
    ],
)
def test_the_language_follows_the_order_of_the_product(
    responder: Responder, question: str, wished: str | None, reader: str | None, locale: str
) -> None:
    assert responder.respond(question, locale=wished, reader=reader).basis.locale == locale  # type: ignore[arg-type]


def test_an_edited_description_is_in_the_answer_and_the_index_is_kept(responder: Responder) -> None:
    entry = responder.catalogue.entries["503"]
    text = replace(entry.texts["en"], description="Ours.")
    changed = replace(entry, texts=MappingProxyType({**entry.texts, "en": text}))
    newer = responder.renewed(_with(responder.catalogue, changed))
    assert newer.index is responder.index
    assert newer.respond("503").meaning.main.texts["en"].description == "Ours."  # type: ignore[union-attr]


def test_a_new_alias_is_found(responder: Responder) -> None:
    entry = responder.catalogue.entries["500"]
    newer = responder.renewed(
        _with(responder.catalogue, replace(entry, aliases=(*entry.aliases, "flux capacitor blew")))
    )
    assert codes(newer.respond("flux capacitor blew")) == [500]
    assert codes(responder.respond("flux capacitor blew")) != [500]


def _with(catalogue: Catalogue, entry: Entry) -> Catalogue:
    entries = {**catalogue.entries, entry.code: entry}
    return replace(catalogue, revision=catalogue.revision + 1, entries=MappingProxyType(entries))


def test_an_entry_is_found_by_its_key_whatever_else_the_key_means(responder: Responder) -> None:
    for key, entry in responder.catalogue.entries.items():
        answer = responder.about(key)
        if isinstance(answer, TopicAnswer):
            assert answer.topic is entry
        elif isinstance(answer, ClassAnswer):
            assert answer.entry is entry
        else:
            assert isinstance(answer, CodeAnswer)
            assert entry in (answer.meaning.main, *(answer.meaning.finding.signals if answer.meaning.finding else ()))
        assert answer.basis.picked == key


def test_a_key_that_is_gone_is_a_question(responder: Responder) -> None:
    assert responder.about("too many requests").kind == "code"
    assert responder.about("zzz-1").kind == "none"


def test_an_entry_of_the_teams_own_may_be_about_anything(responder: Responder) -> None:
    lunch = replace(
        responder.catalogue.entries["500"],
        code="LUNCH-RULE",
        kind="custom",
        origin="team",
        aliases=("lunch budget for visiting customers",),
        phrases=("how much may I spend on lunch with a visiting customer",),
    )
    entries = {**responder.catalogue.entries, "LUNCH-RULE": lunch}
    own = Responder(
        Catalogue(1, MappingProxyType(entries), responder.catalogue.contrasts, elsewhere=responder.catalogue.elsewhere)
    )
    assert record(own.respond("how much can we spend on lunch with a visiting customer"))["kind"] == "code"
    assert own.respond("how much is lunch").kind in ("none", "suggest")
