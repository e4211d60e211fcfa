"""Scans: slices of one patient on both sides of a split, and files that do not lie in one place."""
