"""Meaning, independent of any language: which calls are trackers, which names are data."""
