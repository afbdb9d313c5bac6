from __future__ import annotations

from pixellint.flow.budget import PROJECT_BOUND, QUESTION_BOUND, SPARE, Budget


def spent(budget: Budget) -> int:
    """How much one question gets."""
    budget.begin()
    count = 0
    while budget.spend():
        count += 1
    return count


def test_a_question_ends_and_the_next_one_begins_anew() -> None:
    budget = Budget()
    assert not budget.exhausted
    assert spent(budget) == QUESTION_BOUND
    assert budget.exhausted
    assert budget.is_spent
    assert spent(budget) == QUESTION_BOUND


def test_a_project_that_took_too_much_goes_on_with_little() -> None:
    budget = Budget()
    taken = 0
    while taken < PROJECT_BOUND:
        taken += spent(budget)
    assert spent(budget) == SPARE


def test_a_large_value_leaves_nothing_for_the_ends_in_it() -> None:
    budget = Budget()
    budget.charge(3)  # before any question
    budget.begin()
    budget.charge(QUESTION_BOUND)
    assert not budget.exhausted  # nothing was left out yet
    assert not budget.spend()
    assert budget.exhausted
