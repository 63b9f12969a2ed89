"""`httpbot ask --explain`: what was recognised in a question and which phrases spoke for what, for whoever adds an alias."""

from collections.abc import Iterator, Mapping

from bot.answers import choice, confidence
from bot.answers.respond import Responder
from bot.language.fold import fold
from bot.questions import scope

_MOST_CANDIDATES = 5
_MOST_WORDS = 6


def explanation(responder: Responder, text: str) -> str:
    """Lines of "label: value", in English, as an admin's tool."""
    question = responder.read(text)
    lines = [
        f"intent: {question.intent}",
        f"language: {question.locale or 'not shown'}",
        *(
            f"code: {s.number} ({s.role}{f', made by the {s.producer}' if s.producer else ''})"
            for s in question.sightings
        ),
        *(f"class: {name}" for name in question.status_classes),
        *(f"signal: {owner}" for owner in responder.literals.owners(question.text)),
        f"words: {question.words or '-'}",
        *_of_scope(fold(question.text)),
    ]
    if found := choice.found_for(responder.catalogue, responder.index, question):
        lines += _of_words(responder, found)
    return "\n".join(lines)


def _of_scope(folded: str) -> Iterator[str]:
    yield f"about no status: {scope.out_of_scope(folded):+.2f}"
    yield from (f"says so: {feature} {share:+.2f}" for feature, share in _heaviest(scope.shares(folded)))


def _of_words(responder: Responder, found: choice.Found) -> Iterator[str]:
    ranking, best = found.ranking, found.candidates[0]
    yield f"known share of the words: {ranking.known:.2f}"
    yield from (f"typo: {typed} read as {meant}" for typed, meant in ranking.corrected.items())
    for candidate in found.candidates[:_MOST_CANDIDATES]:
        yield (
            f"candidate: {candidate.code} {candidate.score:.2f} (likeness {candidate.likeness:.2f}, evidence "
            f"{candidate.evidence:+.2f}) by {candidate.by} “{candidate.phrase}”"
        )
    yield f"something else: {ranking.nobody.score:.2f} by “{ranking.nobody.phrase}”"
    gains = responder.index.evidence.by_word(best.code, ranking.spoken)
    by_word = {ranking.tokens[number]: gain for number, gain in gains.items()}
    yield from (f"word: {word} {gain:+.2f} for {best.code}" for word, gain in _heaviest(by_word))
    yield from (f"ground: {name} {gain:+.2f}" for name, gain in _heaviest(confidence.terms(found.grounds)))
    sure = confidence.of(found.grounds)
    yield f"confidence: {sure:.2f}, stated from {choice.ASSERT}, offered from {choice.OFFER}"


def _heaviest(gains: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(gains.items(), key=lambda item: -abs(item[1]))[:_MOST_WORDS]
