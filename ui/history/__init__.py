"""What was changed, when and by whom."""
