from tests.draw.conftest import easel, show

__all__ = ["easel", "show"]
