"""The commitment timeline of a promise: who has the case when, against the promised time."""
