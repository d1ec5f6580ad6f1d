"""A library on a PostgreSQL server, for many: its tables, its catalogue, its shared annotations."""
