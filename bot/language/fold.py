"""One spelling for what people type in many: width, case, quotes, dashes, invisible characters."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\ufe00-\ufe0f]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_ODD = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00b4": "'", "`": " ",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": " - ", "\u2212": "-",
        "\u00a0": " ", "\u3000": " ", "\u2026": " ", "\u00b7": " ", "\u2190": " ", "\u2192": " -> ", "\u21d2": " => ",
    }
)  # fmt: skip
_JAMO = re.compile("[\u3131-\u318e]")


def clean(text: str) -> str:
    """Printable text in NFC with plain quotes, dashes and full-width forms; line feeds and case stay."""
    if text.isascii():
        return _CONTROL.sub(" ", text)
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_ODD)
    if not unicodedata.is_normalized("NFKC", text):
        # NFKC would glue the loose jamo of a wrong keyboard together, so only the other characters go through it.
        text = "".join(c if c.isascii() or _JAMO.match(c) else unicodedata.normalize("NFKC", c) for c in text)
    return _CONTROL.sub(" ", text)


def fold(text: str) -> str:
    """`clean`, in lower case and on one line, runs of white space as one blank."""
    return " ".join(clean(text).casefold().split())
