"""What a proxy writes beside a status to say why: Envoy's response flags and HAProxy's session states."""

import re
from dataclasses import replace

from bot.catalogue import Hop
from bot.questions.question import Sighting

ENVOY_FLAG = (
    "UH|UF|UC|UT|UO|NR|NC|DC|LH|LR|RL|UR|URX|UAEX|RLSE|IH|SI|DT|DPE|UPE|UMSDR|RFCF|NFCF|DI|FI|OM|DF|DO|DR|UDO|OF|CD"
)
_PLAIN_FLAG = "UH|UF|UC|UT|UO|URX|UAEX|RLSE|UMSDR|RFCF|NFCF|UPE|DPE|UDO"
"""Those that are no word or unit of their own: they need nobody to name Envoy."""

_GAP = r"[\s,/:(\[]{1,2}"
_ALL_FLAGS, _PLAIN_FLAGS = (rf"(?:{flags})(?:,(?:{flags}))*" for flags in (ENVOY_FLAG, _PLAIN_FLAG))
_NAMES_ENVOY = re.compile(
    r"envoy|istio|sidecar|mesh|ingress[ -]?gateway|contour|emissary|response[ _-]?flag|엔보이|이스티오|사이드카|메시",
    re.IGNORECASE,
)
_BESIDE, _BESIDE_NAMED = (
    re.compile(rf"(?<![\w.:/-])(?:\d{{3}}{_GAP}(?P<after>{flags})|(?P<before>{flags}){_GAP}\d{{3}})(?![\w.:/-])")
    for flags in (_PLAIN_FLAGS, _ALL_FLAGS)
)
_STATE = re.compile(r"(?<![\w-])(?P<state>[CSPLRUIDKcs][CDHLQRT]--)(?![\w-])")


def envoy(sighting: Sighting, flags: str) -> Sighting:
    """`sighting` as made for the reasons that `flags` name: "UF,URX"."""
    signals = tuple(f"envoy-{flag.lower()}" for flag in flags.split(","))
    hop: Hop = "client" if flags.startswith(("DC", "DR", "DPE")) else "proxy"
    return replace(sighting, producer=hop, certain=True, signals=signals, vendor="Envoy")


def haproxy(sighting: Sighting, state: str, *others: str) -> Sighting:
    """`sighting` as made in session state "sH--"; `others` are signals of the same line."""
    timeout = "timeout-" if state[0].islower() else ""
    signal = f"haproxy-{timeout}{state[:2].lower()}"
    hop: Hop = "client" if state[0] in "Cc" else "proxy"
    return replace(sighting, producer=hop, certain=True, signals=(signal, *others), vendor="HAProxy")


def explained(sighting: Sighting, text: str) -> Sighting:
    """`sighting`, the one status of a sentence, with the flag or state that a person wrote beside it: "istio 503 UC"."""
    if match := (_BESIDE_NAMED if _NAMES_ENVOY.search(text) else _BESIDE).search(text):
        return envoy(sighting, match["after"] or match["before"])
    if match := _STATE.search(text):
        return haproxy(sighting, match["state"])
    return sighting
