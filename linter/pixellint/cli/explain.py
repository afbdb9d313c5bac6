"""`pixellint explain`: one rule, one tracker, or one statement of the law."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from pixellint.cli.also import given

if TYPE_CHECKING:
    from pixellint.model.knowledge import Knowledge
    from pixellint.report.look import Look


def _topics(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """For the completion of shells."""
    from pixellint.cli.job import known

    names = [name for check in known().checks for name in (check.id, check.name)] + [one.id for one in known().trackers]
    return sorted(name for name in names if name.lower().startswith(begun.lower()))


_MOST = 12
"""trackers that are named where a vendor was asked for"""


@click.command(short_help="What a rule rests on, what is known of a tracker, how a law stands.")
@click.argument("topic", metavar="RULE|TRACKER|STATEMENT", shell_complete=_topics)
@click.option("--rules", metavar="DIR", callback=given, help="Further trackers and rules of your organisation: data only.")
def explain(topic: str, rules: str) -> int:
    """Tell what a rule rests on, what is known of a tracker, or how a statement of the law stands, with sources and dates.

    \b
    Examples:
      pixellint explain PX203
      pixellint explain search-term-to-tracker
      pixellint explain meta-pixel
      pixellint explain B-24
    """
    from pixellint.cli.job import known
    from pixellint.cli.printing import lines, look, write

    write(lines(_told(topic, known(rules), look())))
    return 0


def _told(topic: str, knowledge: Knowledge, look: Look) -> Iterator[str]:
    from pixellint.knowledge.authorities import statements
    from pixellint.report.explain_rule import explain_rule
    from pixellint.report.explain_statement import explain_statement
    from pixellint.report.explain_tracker import explain_tracker

    wanted = topic.lower()
    for check in knowledge.checks:
        if wanted in (check.id.lower(), check.name):
            return explain_rule(check, look)
    for tracker in knowledge.trackers:
        if wanted in (tracker.id, tracker.name.lower()):
            return explain_tracker(tracker, look)
    for statement in statements(knowledge):
        if wanted == statement.id.lower():
            return explain_statement(statement, knowledge.checks, look)
    raise _unknown(topic, knowledge)


def _unknown(topic: str, knowledge: Knowledge) -> Exception:
    from difflib import get_close_matches

    from pixellint.knowledge.authorities import statements
    from pixellint.model.errors import UserError

    checks = {check.id.lower(): check.id for check in knowledge.checks} | {check.name: check.id for check in knowledge.checks}
    names = checks | {tracker.id: tracker.id for tracker in knowledge.trackers}
    names |= {statement.id.lower(): statement.id for statement in statements(knowledge)}
    near = get_close_matches(topic.lower(), names, n=1)
    wanted = topic.lower()
    of_vendor = [one.id for one in knowledge.trackers if wanted in f"{one.id} {one.name} {one.recipient}".lower()]
    if of_vendor and wanted:
        hint = f"of that name there are {', '.join(of_vendor[:_MOST])}{' and more' * (len(of_vendor) > _MOST)}"
    elif near:
        hint = f"did you mean {names[near[0]]}?"
    else:
        hint = "`pixellint rules` and `pixellint trackers` list them"
    return UserError(f"no rule, tracker or statement is called {topic!r}", hint=hint)
