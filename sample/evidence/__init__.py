"""Audits, complaints, feedback, observations and learning."""
