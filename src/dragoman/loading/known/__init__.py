"""Actors that a user brings: a file of one's own, FollowTheMoney, Wikidata, CSV."""
