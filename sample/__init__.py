"""A whole council that never existed, written as an extract, with stories planted in it."""

from sample.files.write import write_sample

__all__ = ["write_sample"]
