"""The trend of a metric: where it began, how it went, where it should be."""
