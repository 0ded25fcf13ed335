"""What a person does in the real window: keys, mouse, dialogs, and what is then to be seen.

A story is a test written straight down; it runs in a thread beside the window (`story.py`), so that
dialogs open as they do for people. `person.py` holds the acts, `seeing.py` what can be seen.
"""
