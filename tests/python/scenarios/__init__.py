"""Days of poisoned and of harmless deliveries, and what the gate says to them."""
