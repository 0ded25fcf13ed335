"""Packages that were tabled, and the answers to them."""
