"""The entry of the command line."""

from __future__ import annotations


def main(arguments: list[str]) -> int:
    """Run the command that ``arguments`` names and return its exit code."""
    raise NotImplementedError(arguments)
