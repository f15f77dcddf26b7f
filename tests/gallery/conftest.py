from tests.draw.conftest import browser, show

__all__ = ["browser", "show"]
