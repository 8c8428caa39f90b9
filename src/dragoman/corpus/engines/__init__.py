"""One map over documents, wherever it runs: in this process, in several, or on a cluster. All give equal rows."""
