"""Who is served less well?"""
