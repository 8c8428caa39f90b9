"""What would follow: where an issue ends up, from what each actor wants, how much it cares and what it can do."""
