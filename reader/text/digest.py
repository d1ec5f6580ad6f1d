"""The hash function of the caches.

It is the one that `hashlib` gives, taken from where that takes it: importing `hashlib` loads
OpenSSL too, which costs a tenth of Python's own start.
"""

from _blake2 import blake2b

__all__ = ["blake2b"]
