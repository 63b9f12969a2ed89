"""A Postgres database whose rows are put back as they were, instead of a new database for each test."""

import psycopg

from tests.postgres import Server
from tests.store.database import Database

KEEP = """
DO $$ DECLARE name text; BEGIN
  CREATE SCHEMA kept;
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', name, name);
  END LOOP;
END $$"""

PUT_BACK = """
DO $$ DECLARE name text; BEGIN
  SET LOCAL lock_timeout = '1s';
  SET LOCAL session_replication_role = replica;
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'kept' LOOP
    EXECUTE format('DELETE FROM public.%I', name);
    EXECUTE format('INSERT INTO public.%I SELECT * FROM kept.%I', name, name);
  END LOOP;
  PERFORM setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace;
END $$"""

SHAPE = """
SELECT md5(string_agg(one, ' ' ORDER BY one)) FROM (
  SELECT format('%s %s %s', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT format('%s %s', attrelid::regclass, attname) FROM pg_attribute
    JOIN pg_class ON oid = attrelid WHERE relnamespace = 'public'::regnamespace
) AS all_of_it (one)"""


def keep(database: Database) -> None:
    """Has `database` remember its rows."""
    database.sql(KEEP)


class Reusable:
    """Copies of one template: the same one again and again, until a test has changed its tables or triggers."""

    def __init__(self, server: Server, template: str) -> None:
        self._server = server
        self._template = template
        self._shape = Database(server.url(template)).value(SHAPE)
        self._made = 0
        self._database = self._make()

    def fresh(self) -> Database:
        """The rows of the template, and nothing else."""
        try:
            self._database.sql(PUT_BACK)
            unchanged = self._database.value(SHAPE) == self._shape
        except psycopg.Error:
            unchanged = False
        if not unchanged:
            self._database = self._make()
        return self._database

    def _make(self) -> Database:
        self._made += 1
        name = f"reused_{self._made}"
        self._server.create(name, template=self._template)
        return Database(self._server.url(name))
