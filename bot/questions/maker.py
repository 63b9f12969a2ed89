"""Who made a response: the rules by which two statuses of one line, or one alone, tell it."""

from bot.catalogue import Hop
from bot.questions.question import Sighting


def made_by(status: int, upstream: str | None, hop: Hop, vendor: str, *, signals: tuple[str, ...] = ()) -> Sighting:
    """The pair rule: the next hop's status is "-" -> `hop` made it; the same number -> passed on; another -> replaced."""
    last = (upstream or "").split(",")[-1].split(":")[-1].strip()
    if last == "-":
        return Sighting(status, producer=hop, certain=True, upstream_silent=True, signals=signals, vendor=vendor)
    if last.isdecimal() and len(last) == 3:
        same = int(last) == status
        return Sighting(
            status, producer="app" if same else hop, certain=True, upstream=int(last), signals=signals, vendor=vendor
        )
    return Sighting(status, producer=usual_maker(status, hop), signals=signals, vendor=vendor)


def usual_maker(status: int, hop: Hop) -> Hop | None:
    """Without the pair: a gateway's own numbers are likely made by `hop`; of any other the line alone tells nothing."""
    if status in (499, 460):
        return "client"
    return hop if status in (502, 503, 504, 494, 495, 496, 497, 444, 561, 463, 464) else None
