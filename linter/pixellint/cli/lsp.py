"""`pixellint lsp`: the language server, for editors."""

from __future__ import annotations

import click


@click.command(short_help="Serve an editor (Language Server Protocol).")
def lsp() -> int:
    """Serve an editor over standard input and output (Language Server Protocol).

    Findings while you type, with the whole project as index; what a rule rests on when you hover; mends and
    comments as actions. Editors start it by themselves; it needs the extra: pip install 'pixellint[lsp]'.

    \b
    Examples:
      Neovim:   vim.lsp.config('pixellint', {cmd = {'pixellint', 'lsp'}, root_markers = {'.pixellint.yaml', '.git'}})
      Helix:    [language-server.pixellint] command = "pixellint", args = ["lsp"]
    """
    try:
        from pixellint.editor.server import server
    except ImportError as error:
        from pixellint.model.errors import UserError

        raise UserError("the language server is not installed", hint="pip install 'pixellint[lsp]'") from error
    server().start_io()
    return 0
