"""`python -m bench`: everything that DESIGN promises of speed, in one run, as ratios."""

from bench.speed import main

main()
