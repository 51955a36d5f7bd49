"""A fitted model as an ONNX graph that needs no package of this project."""

from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from segmentation.errors import InputError
from segmentation.export.read import FittedModel

OPSET = 18
"""Of 2022: every runtime since ONNX Runtime 1.14 reads it."""
IR_VERSION = 8
ROWS = "customers"


class _Nodes:
    """Nodes and constants in the order in which they were asked for."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def add(self, kind: str, *inputs: str, output: str = "", **options: Any) -> str:
        name = output or f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **options))
        return name

    def constant(self, value: Any, dtype: Any = np.float64) -> str:
        name = f"constant_{len(self.constants)}"
        array = np.asarray(value, dtype=dtype)
        self.constants.append(numpy_helper.from_array(array, name))
        return name


def to_onnx(model: FittedModel) -> onnx.ModelProto:
    """Return the graph: raw features by name to segment, scores, probabilities.

    Each input is a vector of doubles, a missing value is not-a-number. The
    outputs are ``segment_id`` (text), ``scores`` and ``probabilities``, the
    latter with a column per segment in the order of the segment ids.

    Raises
    ------
    InputError
        If a feature has a transform that has no ONNX form here.
    """
    graph = _Nodes()
    scores = graph.constant([model.prototypes.bias])
    for position, feature in enumerate(model.features):
        standardised = _standardised(graph, feature, model.scaling.loc[feature])
        part = _part(graph, standardised, model, position)
        scores = graph.add("Add", scores, part)
    _outputs(graph, scores, model)
    return _checked(graph, model)


def _standardised(graph: _Nodes, feature: str, scaling: Any) -> str:
    """Return (n_customers, 1): the steps of the macro ``standardised``."""
    value = graph.add("Unsqueeze", feature, graph.constant([1], np.int64))
    is_missing = graph.add("IsNaN", value)
    value = graph.add("Where", is_missing, graph.constant(scaling["fill_value"]), value)
    low, high = (
        graph.constant(scaling["winsor_low"]),
        graph.constant(scaling["winsor_high"]),
    )
    value = graph.add("Min", graph.add("Max", value, low), high)
    value = _transformed(graph, value, feature, scaling["transformation"])
    centred = graph.add("Sub", value, graph.constant(scaling["mean"]))
    scaled = graph.add("Div", centred, graph.constant(scaling["scale"]))
    return graph.add("Mul", scaled, graph.constant(float(scaling["is_used"])))


def _transformed(graph: _Nodes, value: str, feature: str, transform: str) -> str:
    if transform in ("identity", "one_hot"):
        return value
    if transform == "log1p":
        positive = graph.add("Max", value, graph.constant(0.0))
        return graph.add("Log", graph.add("Add", positive, graph.constant(1.0)))
    raise InputError(
        f"feature {feature} has the transform {transform}; "
        "ONNX is written for identity, log1p and one_hot."
    )


def _part(graph: _Nodes, value: str, model: FittedModel, position: int) -> str:
    """Return weight x (x - centre)^2 of a feature, (n_customers, n_segments)."""
    difference = graph.add(
        "Sub", value, graph.constant([model.prototypes.centres[:, position]])
    )
    squared = graph.add("Mul", difference, difference)
    return graph.add(
        "Mul", squared, graph.constant([model.prototypes.weights[:, position]])
    )


def _outputs(graph: _Nodes, scores: str, model: FittedModel) -> None:
    graph.add("Identity", scores, output="scores")
    exponent = graph.add(
        "Mul", scores, graph.constant(-model.prototypes.probability_scale)
    )
    graph.add("Softmax", exponent, output="probabilities", axis=1)
    nearest = graph.add("ArgMin", scores, axis=1, keepdims=0)
    names = graph.constant(list(model.segments.index), np.object_)
    graph.add("Gather", names, nearest, output="segment_id")


def _checked(graph: _Nodes, model: FittedModel) -> onnx.ModelProto:
    columns = [ROWS, len(model.segments)]
    built = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "customer_segments",
            [_value(name, TensorProto.DOUBLE, [ROWS]) for name in model.features],
            [
                _value("segment_id", TensorProto.STRING, [ROWS]),
                _value("scores", TensorProto.DOUBLE, columns),
                _value("probabilities", TensorProto.DOUBLE, columns),
            ],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
        producer_name="customer-segmentation",
    )
    helper.set_model_props(built, {"model_id": model.model_id})
    onnx.checker.check_model(built, full_check=True)
    return built


def _value(name: str, kind: int, shape: list) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, shape)
