"""Functions with inputs and outputs: what Dash calls when something on a page changes."""
