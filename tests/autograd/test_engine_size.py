"""The two engines are small enough to be read in a lesson."""

import ast
import inspect

from dyplab.autograd import graph, rules, scalar, tensor


def lines_of_code(source: str) -> int:
    """Lines that hold something else than docstrings, comments and nothing."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            doc = node.body[0]
            lines = source.splitlines()
            lines[doc.lineno - 1 : doc.end_lineno] = [""] * (doc.end_lineno - doc.lineno + 1)
            source = "\n".join(lines)
    return sum(bool(line.strip()) and not line.strip().startswith("#") for line in source.splitlines())


def test_the_count_leaves_out_docstrings_and_comments():
    assert lines_of_code('"""What."""\n\n\n# why\ndef f(x):\n    """Two\n    lines."""\n    return x  # so\n') == 2


def test_the_two_engines_are_at_most_250_lines():
    assert sum(lines_of_code(inspect.getsource(module)) for module in (graph, rules, scalar, tensor)) <= 250


def test_the_scalar_engine_alone_fits_a_screen():
    assert lines_of_code(inspect.getsource(scalar.Value)) <= 75
