"""The rooms load nothing heavy until it is needed."""

import subprocess
import sys


def test_importing_data_and_audit_loads_neither_torch_nor_pandas_nor_scipy_nor_scikit_learn():
    code = (
        "import sys, dyplab.audit, dyplab.data; dyplab.data.load_mnist(); "
        "print({'torch', 'pandas', 'scipy', 'sklearn', 'matplotlib', 'PIL'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout.strip() == "set()"
