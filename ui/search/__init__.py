"""One field over everything."""
