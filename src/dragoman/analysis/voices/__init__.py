"""Who is heard on what, and where a report judges itself."""
