"""Create what a person's Home tab shows as recently asked: the entries they looked up, never their words."""

import sqlalchemy as sa
from alembic import op

revision = "0003_create_lookup"
down_revision = "0002_create_slack_memory"


def upgrade() -> None:
    op.create_table(
        "lookup",
        *(sa.Column(column, sa.Text(), nullable=False) for column in ("user_id", "code", "at")),
        sa.PrimaryKeyConstraint("user_id", "code", name="pk_lookup"),
        sqlite_strict=True,
    )
