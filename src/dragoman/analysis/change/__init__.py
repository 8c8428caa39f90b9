"""When the acts of an actor, or of two, became more or fewer."""
