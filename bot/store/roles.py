"""The Postgres role for people who edit by SQL: it can change the catalogue and undo, but not forge history."""

from bot.store import tables as t


def editor_role(name: str = "editor", *, schema: str = "public") -> str:
    """The statements that make the role `name`, to be run by the owner of the tables with a password filled in."""
    edited = ", ".join(table.name for table in t.EDITED)
    shipped = (t.shipped_entry, t.shipped_text, t.shipped_alias, t.shipped_phrase, t.shipped_contrast)
    read = ", ".join(
        table.name for table in (*shipped, t.shipped_contrast_text, t.edit_history, t.revision, t.conflict)
    )
    return ";\n".join(
        (
            f"CREATE ROLE {name} LOGIN PASSWORD '...'",
            f"GRANT USAGE ON SCHEMA {schema} TO {name}",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON {edited} TO {name}",
            f"GRANT USAGE ON SEQUENCE ruling_id_seq TO {name}",
            f"GRANT SELECT ON {read} TO {name}",
            f"GRANT INSERT ON undo TO {name}",
        )
    )
