"""Groups of assets, numbered so that the UI, which sorts them by name, has them in the order of the flow."""

ORDER = ("archive", "article", "election", "entity", "check", "release")


def group(step: str) -> str:
    """The name of a step's group."""
    return f"{ORDER.index(step) + 1}_{step}"
