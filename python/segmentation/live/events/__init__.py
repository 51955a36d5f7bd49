"""Events between two builds: taken, checked by the build's own SQL, and told on."""
