"""Figures: values of a briefing as drawings that stay in their box and survive a grey copy."""
