"""Numbers that remember how they were made, and so can say what each one did to the result."""

from math import exp, log, tanh


class Value:
    """A number, the numbers it was made of, and the local slope for each of them."""

    def __init__(self, data, parents=(), slopes=()):
        self.data, self.grad = data, 0.0
        self.parents, self.slopes = parents, slopes

    def __add__(self, other):
        other = value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        other = value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __pow__(self, power):
        return Value(self.data**power, (self,), (power * self.data ** (power - 1),))

    def exp(self):
        result = exp(self.data)
        return Value(result, (self,), (result,))

    def log(self):
        return Value(log(self.data), (self,), (1 / self.data,))

    def tanh(self):
        result = tanh(self.data)
        return Value(result, (self,), (1 - result * result,))

    def relu(self):
        return Value(max(0.0, self.data), (self,), (float(self.data > 0),))

    def backward(self):
        """Add to the grad of every number the slope of this result for it."""
        order, seen, todo = [], set(), [(self, False)]
        while todo:  # parents first, without recursion: graphs get deep
            one, is_done = todo.pop()
            if is_done:
                order.append(one)
            elif id(one) not in seen:
                seen.add(id(one))
                todo.append((one, True))
                todo.extend((parent, False) for parent in one.parents)
        self.grad += 1.0
        for one in reversed(order):
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += one.grad * slope

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -value(other)

    def __rsub__(self, other):
        return value(other) + -self

    def __truediv__(self, other):
        return self * value(other) ** -1

    def __rtruediv__(self, other):
        return value(other) * self**-1


def value(number):
    """The number itself, or a Value made of a plain one."""
    return number if isinstance(number, Value) else Value(number)
