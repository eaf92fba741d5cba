"""The window, places, calibration and stories that the invented council is made by."""
