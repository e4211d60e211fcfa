"""`python -m dyplab.cli`: the command where its script is not on the path."""

import sys

from dyplab.cli.entry import main

sys.exit(main())
