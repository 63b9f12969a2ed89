"""Questions of the trade that are about something else than an HTTP status; what looks like them gets no answer.

General kinds of questions, each in a few wordings: other protocols' and programs' numbers, tools, definitions, small talk.
"""

ELSEWHERE: tuple[str, ...] = (
    "redirect output of a command to a file",
)
