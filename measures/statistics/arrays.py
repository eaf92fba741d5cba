"""What arrays hold, by name: the kinds that statistics and disclosure reckon with."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
# -1, 0 and 1: which side of the usual, which way a change goes.
Signs = NDArray[np.int8]
# Words one for each row, such as the method that judges a series.
Names = NDArray[np.object_]
