"""`httpbot ask --explain`: what was recognised in a question and which phrases spoke for what, for whoever adds an alias."""

from bot.answers.respond import Responder
from bot.matching.index import NOBODY
from bot.matching.rank import Candidate


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
    ]
    return "\n".join(lines)


def _candidate(candidate: Candidate) -> str:
    name = "none of our business" if candidate.code == NOBODY else candidate.code
    return f"candidate: {name} {candidate.score:.2f} by “{candidate.phrase}”"
