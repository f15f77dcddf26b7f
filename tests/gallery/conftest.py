from tests.draw.conftest import show

__all__ = ["show"]
