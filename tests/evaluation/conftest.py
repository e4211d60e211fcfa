import pytest

from dyplab.text import use


@pytest.fixture(autouse=True)
def language_put_back():
    """Whatever language a test speaks, the next begins in English."""
    use("en")
    yield
    use(None)
