"""The command group."""

from __future__ import annotations

import click

from pixellint import __version__
from pixellint.cli.baseline import baseline
from pixellint.cli.check import check
from pixellint.cli.explain import explain
from pixellint.cli.init import init
from pixellint.cli.inventory import inventory
from pixellint.cli.lsp import lsp
from pixellint.cli.rules import rules
from pixellint.cli.trackers import trackers


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="pixellint %(version)s")
def pixellint() -> None:
    """Finds tracking technologies in health-care source code, follows the data that reaches them,
    and checks that against the HHS/OCR guidance on online tracking technologies.

    \b
    Start here:
      pixellint init                      propose a policy file from what the code shows
      pixellint check                     findings of this project, worst matters explained
      pixellint check src/portal          of a part of it
      pixellint check --diff main         what the change under review brings
      pixellint baseline                  start from what is known today
      pixellint inventory                 which vendors, how sure, fed with which data
      pixellint explain PX203             what a rule rests on and what to do
      pixellint explain meta-pixel        what is known of a vendor's product

    \b
    Exit codes: 0 nothing at or above the fail level, 1 findings, 2 could not do the job.
    Nothing is sent anywhere: there is no network code in this program. It is no legal advice.
    """


for command in (init, check, baseline, inventory, explain, rules, trackers, lsp):
    pixellint.add_command(command)
