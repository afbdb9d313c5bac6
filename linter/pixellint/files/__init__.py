"""Which files there are, what their bytes are, and what stands in them before any parse (level 0)."""
