"""CP-SAT over Booleans: the few constraints that alignment needs, written into the model message that the solver takes.

OR-tools' own front for Python, `cp_model`, builds the same message but imports pandas: 0.16 s, a third of a small build. What
the constraints say about tables is `alignment_model`.
"""

from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model_helper as cp

# A Boolean variable by its number; `not_(literal)` is its negation, which CP-SAT numbers from -1 downward.
Literal = int
Term = tuple[int, Literal]

_LARGEST = 2**62


class UnprovenError(Exception):
    """The limit was reached before an answer, or before a proof that there is none."""


def not_(literal: Literal) -> Literal:
    return -literal - 1


class BooleanModel:
    """Constraints over Booleans. `limit` bounds a proof in CP-SAT's machine-independent unit of time."""

    def __init__(self, limit: float) -> None:
        self._model = cp.CpModelProto()
        self._parameters = cp.SatParameters()
        self._parameters.num_workers = 1
        self._parameters.max_deterministic_time = limit
        # Tables are small: presolving one costs more than solving it (54 ms against 93 ms for 16 rows of 9 columns).
        self._parameters.cp_model_presolve = False
        self._count = 0

    def new(self) -> Literal:
        """A new Boolean."""
        self._model.variables.add().domain.extend([0, 1])
        self._count += 1
        return self._count - 1

    def add_any(self, literals: Iterable[Literal], only_if: Sequence[Literal] = ()) -> None:
        """At least one of the literals holds."""
        constraint = self._model.constraints.add()
        constraint.bool_or.literals.extend(list(literals))
        constraint.enforcement_literal.extend(list(only_if))

    def add_exactly_one(self, literals: Iterable[Literal]) -> None:
        self._model.constraints.add().exactly_one.literals.extend(list(literals))

    def add_at_least(self, terms: Sequence[Term], low: int, only_if: Sequence[Literal] = ()) -> None:
        """The coefficients of the terms that hold add up to `low` at least."""
        constraint = self._model.constraints.add()
        constraint.linear.vars.extend([literal for _, literal in terms])
        constraint.linear.coeffs.extend([coefficient for coefficient, _ in terms])
        constraint.linear.domain.extend([low, _LARGEST])
        constraint.enforcement_literal.extend(list(only_if))

    def solve(self, assumptions: Sequence[Literal]) -> tuple[bool, ...] | None:
        """The value of every Boolean in some solution under the assumptions, or None when there provably is none.

        Raises `UnprovenError` at the limit.
        """
        response = self._respond(assumptions)
        return None if response.status == cp.INFEASIBLE else tuple(map(bool, response.solution))

    def contradiction(self, assumptions: Sequence[Literal]) -> frozenset[Literal]:
        """Some of the assumptions that no solution meets together; none when a solution meets all. Raises `UnprovenError`."""
        response = self._respond(assumptions)
        return frozenset(response.sufficient_assumptions_for_infeasibility) if response.status == cp.INFEASIBLE else frozenset()

    def _respond(self, assumptions: Sequence[Literal]) -> cp.CpSolverResponse:
        self._model.assumptions.clear()
        self._model.assumptions.extend(list(assumptions))
        solver = cp.SolveWrapper()  # one a question: a wrapper used twice answers the first question again
        solver.set_parameters(self._parameters)
        response: cp.CpSolverResponse = solver.solve(self._model)  # type: ignore[no-untyped-call]
        if response.status not in (cp.OPTIMAL, cp.FEASIBLE, cp.INFEASIBLE):
            raise UnprovenError
        return response
