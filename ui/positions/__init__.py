"""Entering, importing and comparing positions."""
