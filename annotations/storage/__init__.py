"""Durable TinyDB files: whole after any crash, safe with several programs at once."""

from __future__ import annotations

from annotations.storage.atomic import AtomicStorage, Recovery
from annotations.storage.database import Database, RecordTable
from annotations.storage.schema import Schema

__all__ = ["AtomicStorage", "Database", "RecordTable", "Recovery", "Schema"]
