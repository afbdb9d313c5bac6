"""pixellint: finds tracking technologies in health-care source code and follows the data that reaches them."""

__version__ = "0.1.0"
