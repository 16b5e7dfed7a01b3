import pytest

from app.listed import listed


@pytest.mark.parametrize(
    ("parts", "said"), [((), ""), (("én",), "én"), (("én", "to"), "én og to"), (("1", "2", "3"), "1, 2 og 3")]
)
def test_one_two_and_three(parts: tuple[str, ...], said: str) -> None:
    assert listed(parts, "og") == said
