"""Replays days of history in order, in one process."""
