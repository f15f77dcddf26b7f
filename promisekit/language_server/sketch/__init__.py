"""What stands where in a file that is being written: its keys, values and gaps, whether it is YAML yet or not.

A parser gives up at the first thing that does not fit, and that is where somebody types. So lines are read one by one,
by their indentation, and brackets and quotation marks that nobody closed end where a line begins that cannot be inside
them. Of a file that is YAML this finds what the parser finds, which tests compare; what an item means is not its
business.
"""

from promisekit.language_server.sketch.sketch import Sketch, sketch_of
from promisekit.language_server.sketch.spot import Spot, unquoted

__all__ = ["Sketch", "Spot", "sketch_of", "unquoted"]
