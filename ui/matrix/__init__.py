"""Parties against issues."""
