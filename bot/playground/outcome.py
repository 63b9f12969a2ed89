"""What a person sees after doing something: the app's new and changed messages, the top modal, the error shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.playground.delivery import Ack
from bot.playground.profile import AppProfile
from bot.playground.views import Views
from bot.playground.workspace import Json, Message, Workspace


@dataclass(frozen=True, slots=True)
class Outcome:
    """`posted` is the person's own message; `answers` are the app's, in the order in which they came.

    `error` is `operation_timeout` or another word that Slack shows; people never see that an event failed. `errors` are
    the complaints of a modal by block_id.
    """

    posted: Message | None = None
    answers: Sequence[Message] = ()
    view: Json | None = None
    error: str | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    options: Sequence[Json] = ()
    acks: Sequence[Ack] = ()

    @property
    def answer(self) -> Message:
        """The one answer. Raises AssertionError, with what there was instead, if there is not exactly one."""
        if len(self.answers) != 1:
            raise AssertionError(
                f"expected one answer, got {[each.text for each in self.answers]} (error: {self.error})"
            )
        return self.answers[0]


class Witness:
    """Looks at the workspace with one person's eyes."""

    def __init__(self, workspace: Workspace, profile: AppProfile, views: Views) -> None:
        self._workspace = workspace
        self._profile = profile
        self._views = views

    def mark(self) -> int:
        """Now, to be handed to the other methods."""
        return len(self._workspace.log)

    def answers(self, mark: int, user: str) -> list[Message]:
        """What the app said or changed since `mark`, as far as `user` sees it."""
        found: dict[tuple[str, str], Message] = {}
        for change in self._workspace.log[mark:]:
            message = self._workspace.find(change.channel, change.ts) if change.kind == "message" else None
            if message and message.user == self._profile.user_id and message.only_for in (None, user):
                found[message.channel, message.ts] = message
        return list(found.values())

    async def outcome(
        self,
        mark: int,
        user: str,
        acks: Sequence[Ack],
        *,
        wait: float,
        posted: Message | None = None,
        error: str | None = None,
        errors: Mapping[str, str] | None = None,
    ) -> Outcome:
        """What came since `mark`; waits up to `wait` real seconds for the first thing that `user` can see."""
        if not error and not errors:
            await self._workspace.until(lambda: self._saw_something(mark, user), wait)
        answers = self.answers(mark, user)
        return Outcome(posted, answers, self._views.top(user), error, errors or {}, acks=tuple(acks))

    def _saw_something(self, mark: int, user: str) -> bool:
        seen = (
            each.kind in ("home", "modals", "gone")
            for each in self._workspace.log[mark:]
            if each.only_for in (None, user)
        )
        return bool(self.answers(mark, user)) or any(seen)
