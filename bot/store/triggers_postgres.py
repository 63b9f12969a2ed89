"""The triggers in Postgres's words: a few functions for all tables, and a guard generated for each.

All functions run as their owner, so that a role which may edit needs no right to write history or the revision.
"""

from collections.abc import Iterator

from sqlalchemy import Table

from bot.store import guards as g
from bot.store import tables as t
from bot.store.who import RELEASE

_NOW = """to_char(statement_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""
_WORDS = {
    "releasing": f"httpbot_who() = '{RELEASE}'",
    "undoing": "EXISTS (SELECT 1 FROM undo)",
    "not_json": "NOT httpbot_is_object(NEW.facts)",
}
_CHANGED = "WHEN (OLD.* IS DISTINCT FROM NEW.*)"

_WHO = """
BEGIN
  -- Only members of the owning role may speak for somebody else: an editor must not forge history.
  IF coalesce(current_setting('httpbot.actor', true), '') <> ''
     AND pg_has_role(session_user, current_user, 'MEMBER') THEN
    RETURN current_setting('httpbot.actor', true);
  END IF;
  RETURN session_user;
END"""

_IS_OBJECT = """
BEGIN
  RETURN jsonb_typeof(facts::jsonb) = 'object';
EXCEPTION WHEN invalid_text_representation OR untranslatable_character THEN
  RETURN false;
END"""

_LOG = f"""
DECLARE
  o jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  n jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  k text := (SELECT string_agg(coalesce(n, o) ->> name, '/' ORDER BY at)
               FROM unnest(TG_ARGV) WITH ORDINALITY AS key (name, at));
BEGIN
  IF TG_OP = 'INSERT' AND httpbot_who() = '{RELEASE}' THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_object_agg(c.key, c.value), jsonb_object_agg(c.key, n -> c.key) INTO o, n
      FROM jsonb_each(o) c WHERE c.value IS DISTINCT FROM n -> c.key OR c.key = ANY (TG_ARGV);
  END IF;
  INSERT INTO edit_history (at, who, tbl, op, key, old, new)
    VALUES ({_NOW}, httpbot_who(), TG_TABLE_NAME, lower(TG_OP), k, o::text, n::text);
  RETURN NULL;
END"""

_BUMP = """
BEGIN
  IF current_setting('httpbot.bumped', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
    UPDATE revision SET rev = rev + 1;
    PERFORM set_config('httpbot.bumped', pg_current_xact_id()::text, true);
  END IF;
  RETURN NULL;
END"""

_UNDO = """
DECLARE
  h edit_history%ROWTYPE;
  o jsonb;
  n jsonb;
  names text;
  is_row text;
  done int;
BEGIN
  SELECT * INTO h FROM edit_history WHERE id = NEW.history_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING MESSAGE = {unknown}, ERRCODE = 'integrity_constraint_violation';
  END IF;
  o := h.old::jsonb;
  n := h.new::jsonb;
  is_row := (SELECT string_agg(format('r.%I = k.%I', name, name), ' AND ') FROM unnest({keys}) AS key (name));
  IF h.op IN ('update', 'replace') THEN
    SELECT string_agg(format('%I = k.%I', key, key), ', ') INTO names
      FROM jsonb_each(o) WHERE value IS DISTINCT FROM n -> key;
    EXECUTE format('UPDATE %I r SET %s FROM jsonb_populate_record(NULL::%I, $1) k WHERE %s',
                   h.tbl, names, h.tbl, is_row) USING o;
  ELSIF h.op = 'insert' THEN
    EXECUTE format('DELETE FROM %I r USING jsonb_populate_record(NULL::%I, $1) k WHERE %s',
                   h.tbl, h.tbl, is_row) USING n;
  ELSE
    EXECUTE format('SELECT count(*) FROM %I r, jsonb_populate_record(NULL::%I, $1) k WHERE %s', h.tbl, h.tbl, is_row)
      INTO done USING o;
    IF done > 0 THEN
      RAISE EXCEPTION USING MESSAGE = {back}, ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT string_agg(format('%I', key), ', ') INTO names FROM jsonb_object_keys(o) AS key;
    EXECUTE format('INSERT INTO %I (%s) SELECT %s FROM jsonb_populate_record(NULL::%I, $1)', h.tbl, names, names, h.tbl)
      USING o;
  END IF;
  GET DIAGNOSTICS done = ROW_COUNT;
  IF done = 0 THEN
    RAISE EXCEPTION USING MESSAGE = {gone}, ERRCODE = 'integrity_constraint_violation';
  END IF;
  DELETE FROM undo WHERE history_id = NEW.history_id;
  RETURN NULL;
END"""


def statements(schema: str) -> Iterator[str]:
    """Every CREATE FUNCTION and CREATE TRIGGER, for tables in `schema` (quoted)."""
    yield _function(schema, "httpbot_who()", "text", _WHO)
    yield _function(schema, "httpbot_is_object(facts text)", "boolean", _IS_OBJECT)
    yield _function(schema, "httpbot_log()", "trigger", _LOG)
    yield _function(schema, "httpbot_bump()", "trigger", _BUMP)
    yield _function(schema, "httpbot_undo()", "trigger", _undo_body())
    yield _trigger("undo", "AFTER INSERT ON undo FOR EACH ROW", "httpbot_undo()")
    for table in t.EDITED:
        yield from _guards(schema, table)
        yield from _history(table)
    yield from _bookkeeping(schema)


def _function(schema: str, head: str, returns: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {head} RETURNS {returns} LANGUAGE plpgsql SECURITY DEFINER"
        f" SET search_path = {schema}, pg_temp AS $body${body}$body$"
    )


def _trigger(name: str, when: str, call: str) -> str:
    return f"CREATE TRIGGER httpbot_{name} {when} EXECUTE FUNCTION {call}"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _refuse(rule: g.Guard) -> str:
    message = f"RAISE EXCEPTION USING MESSAGE = {_quoted(rule.sentence)}, ERRCODE = 'integrity_constraint_violation'"
    return f"IF {rule.when.format(**_WORDS)} THEN {message}; END IF;"


def _guards(schema: str, table: Table) -> Iterator[str]:
    for event in ("insert", "update", "delete"):
        before = [_refuse(rule) for rule in g.guards(table, event)]
        if event == "delete":
            before += [f"{statement};" for statement in g.children(table)]
        if before:
            name = f"{table.name}_guard_{event}"
            returned = "OLD" if event == "delete" else "NEW"
            yield _function(
                schema, f"httpbot_{name}()", "trigger", f" BEGIN {' '.join(before)} RETURN {returned}; END "
            )
            yield _trigger(name, f"BEFORE {event.upper()} ON {table.name} FOR EACH ROW", f"httpbot_{name}()")


def _history(table: Table) -> Iterator[str]:
    keys = ", ".join(map(_quoted, t.KEYS[table.name]))
    for event in ("insert", "delete"):
        yield _trigger(f"log_{event}", f"AFTER {event.upper()} ON {table.name} FOR EACH ROW", f"httpbot_log({keys})")
    changed = f"AFTER UPDATE ON {table.name} FOR EACH ROW {_CHANGED}"
    yield _trigger("log_update", changed, f"httpbot_log({keys})")
    # Deferred to the commit, so that an admin with an open transaction holds the one row of revision for no time.
    for name, event, when in (("bump", "INSERT OR DELETE", ""), ("bump_update", "UPDATE", _CHANGED)):
        yield (
            f"CREATE CONSTRAINT TRIGGER httpbot_{name} AFTER {event} ON {table.name}"
            f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW {when} EXECUTE FUNCTION httpbot_bump()"
        )


def _bookkeeping(schema: str) -> Iterator[str]:
    yield _function(schema, "httpbot_append_only()", "trigger", _append_only())
    yield _trigger(
        "append_only", "BEFORE INSERT OR UPDATE OR DELETE ON edit_history FOR EACH ROW", "httpbot_append_only()"
    )
    refused = " BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation'; END "
    yield _function(schema, "httpbot_refuse()", "trigger", refused)
    kept = _quoted(g.KEPT_BY_TRIGGERS)
    yield _trigger("kept", "BEFORE INSERT OR DELETE ON revision FOR EACH ROW", f"httpbot_refuse({kept})")
    for table in (*t.EDITED, t.edit_history, t.revision):
        truncate = f"BEFORE TRUNCATE ON {table.name} FOR EACH STATEMENT"
        yield _trigger("truncate", truncate, f"httpbot_refuse({_quoted(g.NO_TRUNCATE)})")


def _append_only() -> str:
    message = f"RAISE EXCEPTION USING MESSAGE = {_quoted(g.APPEND_ONLY)}, ERRCODE = 'integrity_constraint_violation'"
    return f" BEGIN IF TG_OP <> 'INSERT' OR pg_trigger_depth() < 2 THEN {message}; END IF; RETURN NEW; END "


def _undo_body() -> str:
    keys = " ".join(f"WHEN '{table.name}' THEN ARRAY[{_key_names(table)}]" for table in t.EDITED)
    words = {"unknown": g.UNKNOWN_ID, "gone": g.ROW_GONE, "back": g.ROW_BACK}
    body = _UNDO.replace("{keys}", f"CASE h.tbl {keys} END")
    for name, sentence in words.items():
        body = body.replace(f"{{{name}}}", _quoted(sentence))
    return body


def _key_names(table: Table) -> str:
    return ", ".join(_quoted(column.name) for column in table.primary_key.columns)
