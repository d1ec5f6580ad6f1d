"""BLAKE2 by itself: `hashlib` loads OpenSSL as well, which takes a sixth of Python's own start."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # an interpreter that is built otherwise
    from hashlib import blake2b

__all__ = ["blake2b"]
