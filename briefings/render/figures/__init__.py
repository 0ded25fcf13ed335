"""Figures: values of a briefing as drawings that stay within their box and remain legible in
grey."""
