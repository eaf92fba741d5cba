"""Are we better than places like us?"""
