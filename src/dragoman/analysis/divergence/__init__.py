"""Who within one government, movement or bloc speaks differently, on what and since when."""
