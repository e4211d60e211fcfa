"""Importing the room costs little, and scores need no more than numpy and a little of scipy."""

import subprocess
import sys


def loaded_after(code):
    script = f"import sys\n{code}\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))\n"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_room_loads_nothing_heavy():
    assert not loaded_after("import dyplab.evaluation") & {"torch", "pandas", "sklearn", "matplotlib", "scipy"}


def test_a_score_loads_neither_matplotlib_nor_pandas_nor_torch():
    used = loaded_after("from dyplab.evaluation import accuracy\naccuracy([1, 0, 1], [1, 0, 0])")
    assert not used & {"torch", "pandas", "sklearn", "matplotlib"}


def test_a_figure_leaves_pyplots_global_state_alone():
    draw = "from dyplab.evaluation import figure_prevalence\nfigure_prevalence(0.9, 0.9).savefig(io.BytesIO())"
    script = f"import io, sys\n{draw}\nprint('matplotlib.pyplot' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_every_public_name_is_there_and_sorted():
    from dyplab import evaluation

    assert evaluation.__all__ == sorted(evaluation.__all__)
    assert all(getattr(evaluation, name).__doc__ for name in evaluation.__all__)
