"""`httpbot ask --explain`: what was recognised in a question and which phrases spoke for what, for whoever adds an alias."""

from bot.answers.choice import ASSERT, OFFER
from bot.answers.respond import Responder
from bot.matching.rank import Candidate, Ranking

_MOST_WORDS = 6


def explanation(responder: Responder, text: str) -> str:
    """Lines of "label: value", in English, as an admin's tool."""
    question = responder.read(text)
    ranking = responder.rank(question)
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
        f"known share of the words: {ranking.known:.2f}",
        *(f"typo: {typed} read as {meant}" for typed, meant in ranking.corrected.items()),
        *(_candidate(candidate) for candidate in ranking.candidates[:5]),
        f"something else: {ranking.nobody.score:.2f} by “{ranking.nobody.phrase}”",
        *(f"word: {word} {gain:+.2f} for {ranking.candidates[0].code}" for word, gain in _telling(responder, ranking)),
        f"confidence: {responder.respond(text).basis.confidence:.2f}, stated from {ASSERT}, offered from {OFFER}",
    ]
    return "\n".join(lines)


def _candidate(candidate: Candidate) -> str:
    return (
        f"candidate: {candidate.code} {candidate.score:.2f} (likeness {candidate.likeness:.2f}, evidence "
        f"{candidate.evidence:+.2f}) by {candidate.by} “{candidate.phrase}”"
    )


def _telling(responder: Responder, ranking: Ranking) -> list[tuple[str, float]]:
    """The words that speak most for the best candidate, and against it."""
    if not ranking.candidates:
        return []
    gains = responder.index.evidence.by_word(ranking.candidates[0].code, ranking.spoken)
    return sorted(gains.items(), key=lambda item: -abs(item[1]))[:_MOST_WORDS]
