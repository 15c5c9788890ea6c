"""The references of a version as files for reference managers: `references.csl.json` and `references.bib`.

One entry a row of the table `references`, in its order; how an entry looks is `pipeline.publish.references.csl` and `bibtex`.
"""

import json
from collections.abc import Sequence

from pipeline.publish.references.bibtex import bibtex_entry
from pipeline.publish.references.csl import csl_item
from pipeline.publish.references.fields import Reference, in_order

REFERENCES_CSL = "references.csl.json"
REFERENCES_BIB = "references.bib"


def references_csl(rows: Sequence[Reference]) -> bytes:
    """CSL-JSON of rows of `references`: a JSON array in UTF-8, one item a reference, the same bytes for the same rows."""
    items = [csl_item(row) for row in in_order(rows)]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def references_bib(rows: Sequence[Reference]) -> bytes:
    """BibTeX of rows of `references`: UTF-8, one entry a reference, the same bytes for the same rows."""
    return "\n".join(bibtex_entry(row) for row in in_order(rows)).encode()
