"""A sticking point."""
