"""Mends that are mechanical: what can be proposed, and applied, without knowing what the site is for."""
