"""Rows as CSV in the notation of COPY, made while the driver reads them."""

import io
from collections.abc import Callable, Iterable

import pyarrow as pa
from pyarrow import csv

BYTES_PER_READ = 1024 * 1024


class CsvStream(io.RawIOBase):
    """Record batches as one readable stream of bytes, a batch at a time.

    Parameters
    ----------
    batches
        Rows in the order of the table's columns.
    advance
        Called with the number of rows of each batch when it is taken.
    """

    def __init__(
        self,
        batches: Iterable[pa.RecordBatch],
        advance: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._batches = iter(batches)
        self._advance = advance
        self._pending = memoryview(b"")

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def read(self, size: int = BYTES_PER_READ) -> bytes:
        """Return at most `size` bytes; none at the end."""
        while not self._pending:
            batch = next(self._batches, None)
            if batch is None:
                return b""
            self._pending = memoryview(_as_csv(batch))
            self._advance(batch.num_rows)
        piece, self._pending = self._pending[:size], self._pending[size:]
        return bytes(piece)


def _as_csv(batch: pa.RecordBatch) -> pa.Buffer:
    """Nulls become empty fields, empty texts quoted ones: COPY's own notation."""
    sink = pa.BufferOutputStream()
    csv.write_csv(batch, sink, csv.WriteOptions(include_header=False))
    return sink.getvalue()
