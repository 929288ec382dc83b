"""What a month tells, counted again from the facts."""
