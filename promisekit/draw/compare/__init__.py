"""A journey as it is above the one that it becomes, step under step."""
