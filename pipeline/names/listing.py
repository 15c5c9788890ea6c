"""The writing systems there are, for people at a terminal and for programs. Data in, text out."""

from collections.abc import Sequence

from pipeline.names.system import System


def as_data(systems: Sequence[System]) -> list[dict[str, object]]:
    """Every table as plain data: where it leads, what it is, what is lost on the way."""
    return [
        {
            "from": system.source,
            "to": system.target,
            "name": system.name,
            "date": system.date,
            "reference": system.reference,
            "lossy": list(system.lossy),
        }
        for system in systems
    ]


def as_text(systems: Sequence[System]) -> str:
    """The same in lines; tables join, so any system that can be reached may be asked for."""
    return "\n\n".join(_paragraph(system) for system in systems)


def _paragraph(system: System) -> str:
    lines = [
        f"--from {system.source} --to {system.target}",
        f"    {system.name} ({system.date})",
        f"    source: {system.reference}",
    ]
    return "\n".join([*lines, *(f"    lost: {loss}" for loss in system.lossy)])
