"""Erase a customer everywhere, in an order that can be repeated, with a proof."""
