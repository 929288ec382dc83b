"""The controls every window is made of: own paint on real Qt buttons, boxes and fields."""
