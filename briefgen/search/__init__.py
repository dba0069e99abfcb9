"""The reader's search: what is found under which words, as small files that a browser loads one by one.

Every file is a script with one call, ``briefgenSearch(part, name, value)``, so that it loads from a
server under a strict policy and from disk alike. Nothing in a file depends on how many documents there
are: a document has the same key in every build, and an edit changes only the files of its own words.
"""
