"""Values that cross the borders between stages: frozen, plain, free of behaviour that reads or prints."""
