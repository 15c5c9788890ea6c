"""Stable ids from names."""

import pytest

from pipeline.document.slug import slug


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Aidyn Berdyqūlov", "aidyn-berdyqulov"),
        ("Äli Bektaev", "ali-bektaev"),
        ("Bırlık", "birlik"),
        ("Älişer Abdyqadyrov", "aliser-abdyqadyrov"),
        ("Mailytoğai", "mailytogai"),
        ("  Nursultan\u00a0Nazarbayev ", "nursultan-nazarbayev"),
        ("Kassym-Jomart Tokayev", "kassym-jomart-tokayev"),
        ("O'Neill, J.", "o-neill-j"),
        ("", ""),
    ],
)
def test_slug_is_the_names_plain_words_joined_by_hyphens(name: str, made: str) -> None:
    assert slug(name) == made


def test_composed_and_decomposed_letters_have_one_slug() -> None:
    assert slug("A\u0308li") == slug("\u00c4li")
