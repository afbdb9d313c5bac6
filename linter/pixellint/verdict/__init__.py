"""What of the findings is reported: the only place that drops one."""
