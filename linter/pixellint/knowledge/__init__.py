"""Typed, validated, compiled view of rules/."""
