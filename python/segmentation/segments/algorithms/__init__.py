"""Ways to find segments, behind one contract; `registry` lists them."""
