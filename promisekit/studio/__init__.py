"""A portfolio seen and changed in the browser, on the machine of whoever works on it."""
