"""The window itself: navigation, actions, files, and what keeps it going."""
