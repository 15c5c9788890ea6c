"""Cyrillic names in whatever case they stand in a sentence."""

import re

import pytest

from pipeline.names.inflection import KAZAKH, RUSSIAN, inflected


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("Шалқар ауданы", KAZAKH, "Шалқар ауданының"),
        ("Түркістан облысы", KAZAKH, "Түркістан облысындағы"),
        ("Бершүгір ауылдық округі", KAZAKH, "Бершүгір ауылдық округінің"),
        ("Нуржан Ашимбетов", RUSSIAN, "Нуржана Ашимбетова"),
        ("Акмолинская область", RUSSIAN, "Акмолинской области"),
        ("Аральский район", RUSSIAN, "Аральского района"),
        ("Токаев", RUSSIAN, "Токаеву"),
        ("Токаев", RUSSIAN, "Токаев"),
    ],
)
def test_name_is_found_with_its_ending(name: str, language: str, text: str) -> None:
    assert re.fullmatch(inflected(name, language), text)


@pytest.mark.parametrize(("name", "language", "text"), [("Арал", KAZAKH, "Аралбай"), ("Токаев", RUSSIAN, "Токаевский")])
def test_longer_name_is_another(name: str, language: str, text: str) -> None:
    assert re.fullmatch(inflected(name, language), text) is None
