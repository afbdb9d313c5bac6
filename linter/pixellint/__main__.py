"""`python -m pixellint`."""

from __future__ import annotations

from pixellint.cli import main

if __name__ == "__main__":
    main()
