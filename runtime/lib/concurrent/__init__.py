"""Calls that run beside each other: see concurrent.futures."""
