"""Identifiers under a key: the same case has the same pseudonym, and nobody without the key has it.

A pseudonym is the first 60 bits of HMAC-SHA256 over the identifier, written in base 32: of a
million cases two share one with a chance of one in two million.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field

LENGTH = 12


@dataclass(frozen=True)
class Pseudonyms:
    """Names under one key. The key never stands in what this prints."""

    key: bytes = field(repr=False)

    def of(self, identifier: str) -> str:
        """The pseudonym of an identifier."""
        digest = hmac.new(self.key, identifier.encode("utf-8"), hashlib.sha256).digest()
        return "P" + base64.b32encode(digest).decode("ascii")[:LENGTH]
