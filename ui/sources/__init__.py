"""The sources and what they say."""
