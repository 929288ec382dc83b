"""What happened: facts, the fold, commands, decisions."""
