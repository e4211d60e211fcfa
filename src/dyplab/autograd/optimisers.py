"""How the weights move: three rules, from the simplest to Adam.

They are the same for single numbers (`Value`) and for arrays (`Tensor`). Weights change in place, so after a step the
loss must be calculated anew before the next `backward()`.
"""

from collections.abc import Iterable
from typing import Any, Protocol


class Parameter(Protocol):
    """A number or an array that learning adjusts."""

    data: Any
    grad: Any


class SGD:
    """Gradient descent: a step straight downhill. Stochastic, because each batch shows a slightly different hill.

    Args:
        parameters: what to adjust; a network's `.parameters()`.
        learning_rate: how long each step is.

    >>> from dyplab.autograd import Value
    >>> weight = Value(3.0)
    >>> (weight**2).backward()
    >>> SGD([weight], learning_rate=0.1).step()
    >>> round(weight.data, 6)
    2.4
    """

    def __init__(self, parameters: Iterable[Parameter], learning_rate: float):
        self.parameters = list(parameters)
        self.learning_rate = learning_rate

    def step(self) -> None:
        """Move each weight against its gradient."""
        for parameter in self.parameters:
            parameter.data -= self.learning_rate * parameter.grad


class Momentum:
    """Gradient descent with a memory: each step keeps most of the speed of the one before.

    Args:
        parameters: what to adjust.
        learning_rate: how much each gradient adds to the speed.
        momentum: share of the speed that is kept, 0 to 1; 0 is plain gradient descent.

    Source: torch.optim.SGD(momentum=…), which has the same rule.

    >>> from dyplab.autograd import Value
    >>> weight = Value(3.0)
    >>> optimiser = Momentum([weight], learning_rate=0.1)
    >>> for _ in range(2):
    ...     (weight**2).backward()
    ...     optimiser.step()
    >>> round(weight.data, 6)
    1.38
    """

    def __init__(self, parameters: Iterable[Parameter], learning_rate: float, momentum: float = 0.9):
        self.parameters = list(parameters)
        self.learning_rate, self.momentum = learning_rate, momentum
        self.velocities: list[Any] = [0.0] * len(self.parameters)

    def step(self) -> None:
        """Slow down a little, add the gradient, and move on."""
        for i, parameter in enumerate(self.parameters):
            self.velocities[i] = self.momentum * self.velocities[i] + parameter.grad
            parameter.data -= self.learning_rate * self.velocities[i]


class Adam:
    """Steps of about the same length for every weight: the mean gradient divided by its usual size.

    Both are running means that start at 0, and are too small at first; dividing by 1 − βᵗ puts that right.

    Args:
        parameters: what to adjust.
        learning_rate: about how far a weight moves in a step.

    Source: Kingma and Ba, Adam: a method for stochastic optimization, ICLR 2015, algorithm 1 with its own β and ε.

    >>> from dyplab.autograd import Value
    >>> weight = Value(3.0)
    >>> (weight**2).backward()
    >>> Adam([weight], learning_rate=0.1).step()
    >>> round(weight.data, 6)
    2.9
    """

    def __init__(self, parameters: Iterable[Parameter], learning_rate: float = 0.001):
        self.parameters = list(parameters)
        self.learning_rate = learning_rate
        self.means: list[Any] = [0.0] * len(self.parameters)
        self.squares: list[Any] = [0.0] * len(self.parameters)
        self.steps = 0

    def step(self) -> None:
        """Update the two running means of each weight, and move it."""
        beta1, beta2, epsilon = 0.9, 0.999, 1e-8
        self.steps += 1
        for i, parameter in enumerate(self.parameters):
            self.means[i] = beta1 * self.means[i] + (1 - beta1) * parameter.grad
            self.squares[i] = beta2 * self.squares[i] + (1 - beta2) * parameter.grad**2
            mean = self.means[i] / (1 - beta1**self.steps)
            square = self.squares[i] / (1 - beta2**self.steps)
            parameter.data -= self.learning_rate * mean / (square**0.5 + epsilon)
