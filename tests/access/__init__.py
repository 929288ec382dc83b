"""Can everybody use it: names, roles, keyboard, room for the words, contrast, and a visit by a screen reader's means."""
