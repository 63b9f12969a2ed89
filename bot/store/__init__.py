"""The catalogue's home in SQLite or Postgres. The only importer of sqlalchemy; rows never leave it, values do."""
