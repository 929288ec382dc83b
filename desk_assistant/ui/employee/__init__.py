"""The employee window: rail, centre, the *Samtalen* column, top and bottom bar."""
