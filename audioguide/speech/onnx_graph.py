"""Just enough of the ONNX file format to see inside a model: find a tensor, make it an output.

Fields by their numbers in onnx.proto: ModelProto.graph 7, GraphProto.node 1 and .output 12,
NodeProto.output 2 and .op_type 4, ValueInfoProto.name 1. Pure.
"""

from collections.abc import Iterator

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_SIZES = {_FIXED64: 8, _FIXED32: 4}
_LOW_BITS = 0x7F


def with_output(model: bytes, tensor: str) -> bytes:
    """Add a tensor to the outputs of a serialized model.

    Protocol buffers merge when concatenated, repeated fields by appending (Protocol Buffers
    encoding, "Last One Wins"), so this appends ModelProto{graph: {output: {name: tensor}}}.
    """
    return model + _field(7, _field(12, _field(1, tensor.encode())))


def tensors_of(model: bytes, operator: str) -> list[str]:
    """Name the tensors that operators of a kind (`Ceil`) make, in the graph's order."""
    found = []
    for graph in _values(memoryview(model), 7):
        for node in _values(graph, 1):
            if any(bytes(kind) == operator.encode() for kind in _values(node, 4)):
                found += [bytes(name).decode() for name in _values(node, 2)]
    return found


def _field(number: int, content: bytes) -> bytes:
    """Encode one length-delimited field: its key, its length as a varint, its content."""
    size, length = len(content), []
    while size > _LOW_BITS:
        length.append(size & _LOW_BITS | _LOW_BITS + 1)
        size >>= 7
    return bytes([number << 3 | _BYTES, *length, size]) + content


def _values(message: memoryview, wanted: int) -> Iterator[memoryview]:
    """Give the contents of each length-delimited field of that number."""
    position = 0
    while position < len(message):
        key, position = _varint(message, position)
        kind = key & 7
        if kind == _VARINT:
            _, position = _varint(message, position)
            continue
        size = _SIZES.get(kind)
        if size is None:
            size, position = _varint(message, position)
        if kind == _BYTES and key >> 3 == wanted:
            yield message[position : position + size]
        position += size


def _varint(message: memoryview, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[position]
        value |= (byte & _LOW_BITS) << shift
        position += 1
        if byte <= _LOW_BITS:
            return value, position
        shift += 7
