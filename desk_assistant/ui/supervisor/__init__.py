"""The overview for supervisors: what a period tells, as key figures, charts and tables."""
