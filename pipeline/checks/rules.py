"""Every rule, in the order of docs/checks.md, which is written from here. What a rule computes is in the modules beside."""

from pipeline.checks.acknowledgements import ACKNOWLEDGEMENT_RULES
from pipeline.checks.agreement_rules import AGREEMENT_RULES
from pipeline.checks.entities import ENTITY_RULES
from pipeline.checks.reading_rules import READING_RULES
from pipeline.checks.reference_rules import REFERENCE_RULES
from pipeline.checks.rule import Rule
from pipeline.checks.source_rules import SOURCE_RULES
from pipeline.checks.spelling import SPELLING_RULES
from pipeline.checks.structure import STRUCTURE_RULES
from pipeline.checks.sum_rules import SUM_RULES

# The rules about an article. Those about what people acknowledged are asked last: they are about what these find.
RULES_OF_ARTICLES: tuple[Rule, ...] = (
    *SUM_RULES,
    *AGREEMENT_RULES,
    *SOURCE_RULES,
    *REFERENCE_RULES,
    *STRUCTURE_RULES,
    *READING_RULES,
    *SPELLING_RULES,
    *ENTITY_RULES,
)

RULES: tuple[Rule, ...] = (*RULES_OF_ARTICLES, *ACKNOWLEDGEMENT_RULES)
