"""Texts about the numbers and the errors of something else than HTTP: SMTP, an exit status, a missing file, a script."""

import re

from bot.questions import wording

_ANOTHER_PROTOCOL = re.compile(
    r"\b(?:grpc|smtp|lmtp|nntp|irc|modbus|sip|asterisk|voip|ftp|sftp|vsftpd|proftpd|filezilla|postfix|dovecot|exim|printer|plotter|plc|imap|pop3|ldap|mqtt|amqp|snmp|windows|sqlstate|ora|oracle|mysql|"
    r"postgres|errno|kernel|signal|sqlcode)\b[^.?!]{0,24}?\b(?:status|code|codes|error|exit|errno|signal|reply|response)?\s?[#:]?\s?\d{1,5}\b|"
    r"\b(?:docker|process|container|shell|job|script|jvm)\b[^.?!]{0,24}?\b(?:status|codes?|exit(?:ed)?|errno|signal)\s?[#:]?\s?\d{1,5}\b|"
    r"\bexit (?:code|status)\b|\bexit(?:ed)?(?: with)? \d+|\berrno\b|\barea code\b|\bzip code\b|"
    r"종료 ?코드|지역 ?번호|우편 ?번호|에스엠티피"
)
_FILE_ERROR = re.compile(
    r"\b(?:error: )?(?:\w+ )?(?:enoent|eacces|eperm|eisdir|enotdir|eexist|eaddrinuse|eaddrnotavail)\b"
)
_CONSOLE = re.compile(r"uncaught (?:type|reference|syntax|range)error\b(?!.*\b(?:http|status|api|server)\b)")
"""A script's own fault, as browsers print it."""


def is_elsewhere(folded: str) -> bool:
    """Whether `folded` is about another system's numbers or errors, and no status is looked for."""
    return of_another_protocol(folded) or _is_file_error(folded) or _CONSOLE.match(folded) is not None


def of_another_protocol(folded: str) -> bool:
    """Whether the message speaks of a number of some other protocol or program: SMTP's, an exit status, a printer's."""
    return _ANOTHER_PROTOCOL.search(folded) is not None


def _is_file_error(folded: str) -> bool:
    """Whether a file or a port of the reader's own machine is missing or refused, and no status for it is looked for."""
    return _FILE_ERROR.search(folded) is not None and not wording.speaks_of_codes(_FILE_ERROR.sub(" ", folded))
