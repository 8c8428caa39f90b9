"""Who says what: quotations, cues and attributions."""
