"""From the files of an extract to typed tables, with every row loaded or set aside."""
