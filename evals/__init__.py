"""Question sets, metrics, baselines and the report."""
