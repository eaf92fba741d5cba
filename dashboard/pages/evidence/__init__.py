"""What do practice and people tell us?"""
