"""What broke goes to the log; people get a sentence and the number to find it by."""

import logging
import secrets

LOG = logging.getLogger("triangulate")


def note(error: BaseException) -> str:
    """Write the trace to the log and return its reference number."""
    reference = secrets.token_hex(4)
    LOG.error("reference %s", reference, exc_info=error)
    return reference
