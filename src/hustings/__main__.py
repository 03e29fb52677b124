"""`python -m hustings` is the command `hustings`."""

import sys

from hustings.cli import main

sys.exit(main())
