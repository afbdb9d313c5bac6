"""`python -m bench`: everything that docs/speed.md promises, in one run, as ratios."""

from bench.speed import main

main()
