"""Promises that customers may count on, as files that can be checked, drawn and read by staff."""
