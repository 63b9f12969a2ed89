"""Add who shared an explanation: what is shared by a response_url has no address, but a name and a time."""

import sqlalchemy as sa
from alembic import op

revision = "0004_add_explained_who"
down_revision = "0003_create_lookup"


def upgrade() -> None:
    op.add_column("explained", sa.Column("who", sa.Text(), nullable=False, server_default=""))
