"""The chain of a promise."""
