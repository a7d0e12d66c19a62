"""Filter all titles for each text, then sort."""


def solution(titles, typed):
    return [sorted({title for title in titles if title.startswith(text)})[:3] for text in typed]
