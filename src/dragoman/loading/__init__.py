"""Bringing documents in: text, HTML, files and folders."""
