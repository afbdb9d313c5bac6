"""Joining what files answer: which demands follow, which calls are wrappers, which data reaches which use.."""
