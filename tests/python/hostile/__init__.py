"""Worlds whose texts are written to break SQL."""
