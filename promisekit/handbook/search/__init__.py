"""Finding a page by words: what the search knows of the pages and of a language, and the script that finds."""
