"""What must not be kept: CPR spellings, other identifiers, ordinary sentences, cleaning."""
