"""What all record forms have in common."""
