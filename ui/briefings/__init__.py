"""The briefing desk: packs composed, checked and issued."""
