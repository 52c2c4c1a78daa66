"""Which sentences were not said, from how well each fits its words. Pure.

Synthetic voices are not what the acoustic model was made of: one voice's good sentences score as
another's bad ones would. So a sentence is measured against the others of its guide. Where words are
laid on sound that is not theirs, many of their sounds are squeezed into the 30 ms that they must
have at the least. docs/verifying.md says how the limits were found.
"""

import math
from collections.abc import Sequence
from statistics import median

from audioguide.verify.recognizers.recognizer import Evidence

FAR = 2.4
_SQUEEZED_COUNTS = 3.0
_ENOUGH = 5
_USUAL_DISTANCE, _USUAL_SQUEEZED = 25.0, 0.1  # of a poor voice, where a guide tells too little
# Worse than any voice: where these are passed, most of the guide is wrong.
_MOST_USUAL_DISTANCE, _MOST_USUAL_SQUEEZED = 30.0, 0.2


def are_unlike(every: Sequence[Evidence]) -> list[bool]:
    """Say of each sentence whether something else was said."""
    found = [each for each in every if math.isfinite(each.distance)]
    if len(found) < _ENOUGH:
        distance, squeezed = _USUAL_DISTANCE, _USUAL_SQUEEZED
    else:
        distance = min(median(each.distance for each in found), _MOST_USUAL_DISTANCE)
        squeezed = min(median(each.squeezed for each in found), _MOST_USUAL_SQUEEZED)
    return [
        each.distance / distance + _SQUEEZED_COUNTS * max(0.0, each.squeezed - squeezed) > FAR
        for each in every
    ]
