"""Rule: no two items of a concept ask with the same words.

The second one would not be a second piece of evidence, whatever its answer.
"""

from tutor.content.draft import Draft
from tutor.content.problem import Problem, quoted


def check(draft: Draft) -> list[Problem]:
    """Items whose question stands in the same concept already."""
    problems = []
    for page in draft.pages:
        places = [("items", number, "ask") for number in range(len(page.elements("items")))]
        first: dict[tuple[str, str], int] = {}
        for where in (*places, ("explain", "ask")):
            for lang, text in page.group(*where).items():
                words = " ".join(text.casefold().split()) if isinstance(text, str) else ""
                line = page.start(*where, lang)
                if words and (lang, words) in first:
                    found = f"a question asked twice: {quoted(words)}"
                    found += f" (first on line {first[lang, words]})"
                    advice = "ask for something else, or with other numbers"
                    expected = "questions that differ"
                    problems.append(Problem(page.file, line, found, expected, advice))
                first.setdefault((lang, words), line)
    return problems
