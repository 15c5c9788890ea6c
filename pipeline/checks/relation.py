"""What should hold between published values, so that it can be asked whether another value of one of them would mend it.

Which relation fails for which reason is `causes`; what an article should hold is `pipeline.extract.article_sums`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pipeline.extract.identity import HUNDRED, Identity, is_rounded, unit
from pipeline.extract.subjects import subject


@dataclass(frozen=True, slots=True)
class Relation:
    """The value `subject`, published as `stated`, is the sum of `parts` (values by name), give or take `slack`.

    Where `whole` is given, it is the sum in percent of that, a value named `whole_name` or nowhere stated.
    """

    subject: str
    stated: str
    parts: Mapping[str, Decimal]
    whole: Decimal | None = None
    whole_name: str = ""
    slack: Decimal = Decimal(0)

    @property
    def names(self) -> Iterator[str]:
        """The values that take part."""
        yield self.subject
        yield from self.parts
        if self.whole_name:
            yield self.whole_name

    @property
    def off(self) -> Decimal:
        """Stated less what follows; of a share its exact value."""
        return Decimal(self.stated) - self._computed(self.parts, self.whole)

    def repairs(self) -> Iterator[tuple[str, Decimal]]:
        """Values that would make it hold, if one alone is wrong: of the total or share, or of one part of a plain sum.

        None is below nothing.
        """
        computed = self._computed(self.parts, self.whole)
        yield self.subject, computed.quantize(unit(self.stated), ROUND_HALF_UP) if self.whole else computed
        if self.whole is None and not self.slack:
            for name, value in self.parts.items():
                if value + self.off >= 0:
                    yield name, value + self.off

    def holds_with(self, name: str, value: Decimal) -> bool:
        """Whether it would hold if the named value were another."""
        stated = str(value) if name == self.subject else self.stated
        parts = {**self.parts, name: value} if name in self.parts else self.parts
        whole = value if self.whole is not None and name == self.whole_name else self.whole
        if whole is not None and whole <= 0:
            return False
        computed = self._computed(parts, whole)
        return is_rounded(stated, computed) if whole else abs(Decimal(stated) - computed) <= self.slack

    @staticmethod
    def _computed(parts: Mapping[str, Decimal], whole: Decimal | None) -> Decimal:
        total = sum(parts.values(), Decimal(0))
        return HUNDRED * total / whole if whole else total


def relation_of(identity: Identity) -> Relation | None:
    """The relation an identity states; None where it is no sum and no share."""
    if not identity.parts:
        return None
    return Relation(
        subject=subject(identity.table, identity.row, identity.column),
        stated=identity.stated,
        parts={part.name: Decimal(part.stated) for part in identity.parts},
        whole=identity.whole,
        whole_name=identity.whole_at.name if identity.whole_at else "",
        slack=identity.slack,
    )
