"""Do our sources say the same?"""
