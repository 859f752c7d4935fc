"""Loads every table, for migrations and for tests that make them."""

from models import access, accounts, companies, journal, people, sign_in

__all__ = ["access", "accounts", "companies", "journal", "people", "sign_in"]
