"""The window itself: navigation, actions, files, and background upkeep."""
