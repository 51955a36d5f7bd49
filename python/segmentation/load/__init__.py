"""From files of the raw contract to tables of the warehouse."""
