"""A whole council that never existed, written as an extract, with stories planted in it."""

from warehouse.sample.write import write_sample

__all__ = ["write_sample"]
