"""From a lesson's markdown to words that can be searched and read anywhere."""

import ast
import re

# A model answer hides behind a fold in the lesson, so it hides from the tutor too.
_FOLD = re.compile(r"<details>.*?</details>", re.S)
_COLAB = re.compile(r"^\[[^\]]*\]\(\S*colab\S*\)$", re.M)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_TAG = re.compile(r"</?[a-z][^>]*>")
_EMPHASIS = re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1", re.S)
_HEADING = re.compile(r"^(#{1,6}) +(.*)$", re.M)

_GAP = "\0"


def headings(markdown: str) -> list[tuple[int, str]]:
    """The headings of some markdown: level and words.

    >>> headings("# Start\\n\\nRead.\\n\\n## Exercise 1 · *Mean*")
    [(1, 'Start'), (2, 'Exercise 1 · Mean')]
    """
    return [(len(found[1]), plain(found[2])) for found in _HEADING.finditer(_FOLD.sub("", markdown))]


def plain(markdown: str) -> str:
    """Markdown without headings, folds, link addresses and emphasis; code spans and formulas stay.

    >>> plain("## One neuron\\n\\nIt *sums* ([LeCun 1998](https://doi.org/x)): `w * x`.")
    'It sums (LeCun 1998): `w * x`.'
    """
    text = _HEADING.sub("", _COLAB.sub("", _FOLD.sub("", markdown)))
    text = _TAG.sub("", _LINK.sub(r"\1", text))
    text = _EMPHASIS.sub(r"\2", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def said_in(code: str, lang: str) -> str:
    """The sentences of `say(nb=…, en=…)` and `show(…)` that hold in every run: those without a computed gap.

    >>> said_in('say(nb="", en=f"It got {n} right. A stated confidence is not a proof.")', "en")
    'A stated confidence is not a proof.'
    """
    if not re.search(r"\b(say|show)\(", code):
        return ""
    texts = [
        _with_gaps(word.value)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "show")
        for word in node.keywords
        if word.arg == lang
    ]
    sentences = re.split(r"(?<=[.?])\s+|\n", " ".join(texts))
    return " ".join(sentence for sentence in sentences if re.match(r"[^|\0]*[.?]$", sentence) and " " in sentence)


def _with_gaps(value: ast.expr) -> str:
    if isinstance(value, ast.Constant):
        return str(value.value)
    if isinstance(value, ast.JoinedStr):
        return "".join(_with_gaps(part) for part in value.values)
    if isinstance(value, ast.BinOp):
        return _with_gaps(value.left) + _with_gaps(value.right)
    return _GAP
