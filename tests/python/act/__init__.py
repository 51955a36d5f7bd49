"""Experiments, objectives and results, on tables made for them."""
