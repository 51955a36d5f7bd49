"""Send segments to other systems: changes only, by consent, until both sides agree."""
