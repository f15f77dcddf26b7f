"""Portfolios as spreadsheets, and back: what people fill in becomes files, and only the changed lines change."""
