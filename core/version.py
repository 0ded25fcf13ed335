"""Which version of Parley this is."""

VERSION = "0.1.0"
