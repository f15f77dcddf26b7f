"""The tutorials, followed word by word."""
