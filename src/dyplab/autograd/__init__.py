"""A number that remembers where it came from, and the same with arrays."""
