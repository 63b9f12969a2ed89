"""Modals and Home tabs: the views.* methods, each person's stack of modals, and what a submission's answer does."""

import secrets
from dataclasses import dataclass, field

from bot.playground.outgoing import ApiError, view_content
from bot.playground.profile import AppProfile
from bot.playground.triggers import Triggers
from bot.playground.workspace import TEAM_ID, Json, Workspace

STACK = 3


@dataclass(slots=True)
class Views:
    """`stacks` holds each person's open modals, the top one last; `homes` each person's Home tab."""

    workspace: Workspace
    profile: AppProfile
    triggers: Triggers
    stacks: dict[str, list[Json]] = field(default_factory=dict)
    homes: dict[str, Json] = field(default_factory=dict)

    def open(self, args: Json) -> Json:
        """views.open: a fresh stack."""
        return {"view": self._add(args, self.triggers.redeem(_trigger(args)), fresh=True)}

    def push(self, args: Json) -> Json:
        """views.push: on top of an open modal, three at most."""
        user = self.triggers.redeem(_trigger(args))
        if not self.stacks.get(user):
            raise ApiError("not_found")
        return {"view": self._add(args, user, fresh=False)}

    def update(self, args: Json) -> Json:
        """views.update by view_id or external_id; a `hash` that is no longer the view's is a hash_conflict."""
        found = self._find(str(args.get("view_id") or ""), str(args.get("external_id") or ""))
        if found is None:
            raise ApiError("not_found")
        user, old = found
        if args.get("hash") and args["hash"] != old["hash"]:
            raise ApiError("hash_conflict")
        return {"view": self.replace(user, old, view_content(args.get("view"), self.workspace))}

    def publish(self, args: Json) -> Json:
        """views.publish: a person's Home tab."""
        user = str(args.get("user_id") or "")
        if user not in self.workspace.users:
            raise ApiError("user_not_found")
        old = self.homes.get(user)
        if args.get("hash") and old and args["hash"] != old["hash"]:
            raise ApiError("hash_conflict")
        view = self._complete(view_content(args.get("view"), self.workspace), old)
        self.homes[user] = view
        self.workspace.announce("home", user)
        return {"view": view}

    def top(self, user: str) -> Json | None:
        """The modal that `user` sees."""
        stack = self.stacks.get(user)
        return stack[-1] if stack else None

    def close(self, user: str, *, everything: bool = False) -> None:
        """Take the top modal away, or all of them."""
        self.stacks[user] = [] if everything else self.stacks.get(user, [])[:-1]
        self.workspace.announce("modals", user)

    def replace(self, user: str, old: Json, new: Json) -> Json:
        """Put `new` in the place of `old`; it keeps the id and gets a new hash."""
        stack, view = self.stacks[user], self._complete(new, old)
        stack[stack.index(old)] = view
        self.workspace.announce("modals", user)
        return view

    def answered(self, user: str, view: Json, answer: Json) -> None:
        """Do what the acknowledgement of a view_submission asks for; an empty one closes the modal."""
        action = answer.get("response_action")
        if action == "update":
            self.replace(user, view, view_content(answer.get("view"), self.workspace))
        elif action == "push":
            self._add(answer, user, fresh=False)
        elif action in (None, "clear"):
            self.close(user, everything=action == "clear")

    def _add(self, args: Json, user: str, *, fresh: bool) -> Json:
        stack = [] if fresh else self.stacks.get(user, [])
        if len(stack) >= STACK:
            raise ApiError("push_limit_reached")
        view = self._complete(view_content(args.get("view"), self.workspace), None)
        view |= {"root_view_id": stack[0]["id"] if stack else view["id"]}
        view |= {"previous_view_id": stack[-1]["id"] if stack else None}
        self.stacks[user] = [*stack, view]
        self.workspace.announce("modals", user)
        return view

    def _find(self, view_id: str, external_id: str) -> tuple[str, Json] | None:
        for user, stack in self.stacks.items():
            for view in stack:
                if view["id"] == view_id or (external_id and view.get("external_id") == external_id):
                    return user, view
        return None

    def _complete(self, view: Json, old: Json | None) -> Json:
        """The view object Slack answers with."""
        defaults: Json = {"private_metadata": "", "callback_id": "", "external_id": "", "notify_on_close": False}
        own = {
            "id": old["id"] if old else self.workspace.next_id("V"),
            "hash": secrets.token_hex(8),
            "team_id": TEAM_ID,
        }
        linked: Json = {key: old[key] for key in ("root_view_id", "previous_view_id") if old and key in old}
        app = {"app_id": self.profile.app_id, "bot_id": self.profile.bot_id, "state": {"values": {}}}
        return {**defaults, **view, **own, **linked, **app}


def _trigger(args: Json) -> str:
    return str(args.get("trigger_id") or "")
