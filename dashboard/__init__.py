"""What people see. The only room that knows of screens, sessions and downloads."""
