"""Comparing documents: two copies or editions, figures on one subject, and the terms they use.

Everything here is pure: documents in, values out. Spans are code points of the original texts;
what is compared is folded text without white space, so that script, width and layout make no
difference.
"""
