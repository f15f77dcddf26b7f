"""The map of a portfolio: which function carries which promises in which journey."""
