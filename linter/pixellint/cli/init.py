"""`pixellint init`: looks at the project and proposes a policy file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click


@click.command(short_help="Propose a policy file from what the code shows.")
@click.option("--print", "only_print", is_flag=True, help="Print the proposal and write nothing.")
@click.option("--force", is_flag=True, help="Replace the policy file that is there.")
@click.option("--schema", is_flag=True, help="Print the JSON schema of policy files, for editors.")
def init(only_print: bool, force: bool, schema: bool) -> int:
    """Propose a policy file: what sort of pages there are, which trackers, which hosts, which privacy policy.

    Everything comes from the code, with the reason beside it; what the code cannot show (who you are, what you
    have signed) is left as a comment to fill in. The file is .pixellint.yaml in the project's root.

    \b
    Examples:
      pixellint init
      pixellint init --print
      pixellint init --schema > policy.schema.json
    """
    from pixellint.cli.job import root_of
    from pixellint.cli.printing import lines, write

    if schema:
        write([_schema()])
        return 0
    root = root_of(())
    target = root / ".pixellint.yaml"
    if not (only_print or force):
        _refuse(target, root)
    text = "".join(lines(_proposal(root)))
    _check(text, target.name)
    if only_print:
        write([text])
        return 0
    _write(target, text)
    print(f"{os.path.relpath(target)}: written; read it, correct it, commit it", file=sys.stderr)
    return 0


def _schema() -> str:
    from pixellint.knowledge.paths import rules_dir

    return (rules_dir() / "schema" / "policy.schema.json").read_text(encoding="utf-8")


def _refuse(target: Path, root: Path) -> None:
    from pixellint.model.errors import UserError
    from pixellint.settings import load_policy

    if target.exists() or target.is_symlink():
        raise UserError("is there already", target.name, hint="--force replaces it, --print only shows a proposal")
    other = load_policy(root).path
    if other:
        hint = "--print shows a proposal; --force writes .pixellint.yaml, which then counts alone"
        raise UserError("holds a policy already", other, hint=hint)


def _proposal(root: Path) -> list[str]:
    import datetime

    from pixellint.cli.job import known
    from pixellint.cli.progress import Progress
    from pixellint.proposing import proposal
    from pixellint.report.proposal import proposed
    from pixellint.run import calm, store_for, work
    from pixellint.settings import Policy, Settings

    settings = Settings(root, Policy("", datetime.date.today()), audience="auditor")
    progress = Progress(False)
    try:
        with calm():
            store = store_for(str(root), "", True)
            report, survey, _ = work((), settings, store, None, progress)
    finally:
        progress.close()
    return list(proposed(proposal(root, report, survey, known())))


def _check(text: str, name: str) -> None:
    """A proposal that our own loader refuses would be a bug, and is told as one."""
    import datetime

    from pixellint.settings.load import read_policy
    from pixellint.settings.marked import from_yaml

    read_policy(from_yaml(text, name), name, datetime.date.today())


def _write(target: Path, text: str) -> None:
    from pixellint.model.errors import UserError

    partial = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        if target.is_symlink():
            raise UserError("is a link; a policy is a file of its own", target.name)
        with open(partial, "x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        os.replace(partial, target)
    except OSError as error:
        raise UserError(f"cannot be written: {error.strerror}", target.name) from error
    finally:
        partial.unlink(missing_ok=True)
