import pytest

from dyplab.errors import DataError
from dyplab.text import use


@pytest.fixture(autouse=True)
def language_put_back():
    """Whatever language a test speaks, the next begins in English."""
    use("en")
    yield
    use(None)


@pytest.fixture
def refused():
    """`refused(call, values)`: the call ends in one sentence in each language, and these values stand in both."""

    def check(call, values):
        with pytest.raises(DataError) as caught:
            call()
        said = caught.value.said
        for text in (said.nb, said.en):
            assert "{" not in text and "\n" not in text and text.endswith(".")
            assert 40 < len(text) < 260
            for value in values:
                assert value in text, (value, text)
        assert said.nb != said.en

    return check
