"""What customers will order: BG/NBD and gamma-gamma, fitted here, scored in SQL."""
