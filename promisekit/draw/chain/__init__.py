"""The chain of a promise: from the customer's pain to what one person does about it, link by link."""
