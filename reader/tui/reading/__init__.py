"""What the reading screen does, one helper for each side of it.

A helper carries out some of the screen's commands (``action_…``) and keeps the state they need.
"""
