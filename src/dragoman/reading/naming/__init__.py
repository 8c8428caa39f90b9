"""Who there is: names, mentions, entities and what refers to whom."""
