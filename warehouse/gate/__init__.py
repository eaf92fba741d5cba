"""The only door for reads: scope, need, the check of every statement, the audit log."""
