"""A forecast shown: in the terminal, as a report and, by the reader in the browser, as a page."""
