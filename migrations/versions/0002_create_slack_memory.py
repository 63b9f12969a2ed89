"""Create what the bot remembers of Slack: choices of language, events seen, replies, stacks of channels."""

import sqlalchemy as sa
from alembic import op

revision = "0002_create_slack_memory"
down_revision = "0001_create_catalogue"


def upgrade() -> None:
    table("preference", "user_id", "locale", "at", key=("user_id",))
    table("locale_cache", "user_id", "locale", "at", key=("user_id",))
    table("seen_event", "event_id", "at", key=("event_id",))
    table("reply", "team", "channel", "ts", "reply_ts", "text_hash", "at", key=("team", "channel", "ts"))
    table("channel_stack", "channel", "hops", "at", key=("channel",))
    table("explained", "key", "link", "at", key=("key",))


def table(name: str, *columns: str, key: tuple[str, ...]) -> None:
    op.create_table(
        name,
        *(sa.Column(column, sa.Text(), nullable=False) for column in columns),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
        sqlite_strict=True,
    )
