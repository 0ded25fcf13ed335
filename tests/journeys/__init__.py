"""What a person does in the real window: keys, mouse, dialogs, and what can then be seen.

A story is a test written as straight-line code; it runs in a thread beside the window (`story.py`),
so that dialogs open as they do for people. `person.py` has the actions, `seeing.py` what can be
seen.
"""
