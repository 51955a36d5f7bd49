"""Situations that people of the trade reported, all in one shop."""
