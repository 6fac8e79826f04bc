"""Tidy frames: tables turned about by pandas. Nothing that draws a page comes by here."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from tracker.files.table import Cell, Column, Table

_WIDE = 12


def tidy(table: Table) -> pd.DataFrame:
    """Its columns by their codes, its cells as they are: no decimal becomes a float, no gap a number."""
    return pd.DataFrame(list(table.rows), columns=[column.code for column in table.columns], dtype=object)


def by_period(table: Table, long: Sequence[str], across: str, value: str, name: str) -> Table:
    """One row for each of `long`, one column for each of `across`, the earliest first. Nothing is added up."""
    frame, own = tidy(table), list(long)
    frame["row"] = pd.factorize(pd.Series(frame[own].itertuples(index=False, name=None)))[0]
    wide = frame.pivot(index="row", columns=across, values=value).sort_index(axis=1).astype(object)
    wide = wide.where(wide.notna(), None)
    heads = frame.drop_duplicates("row")[own].to_numpy().tolist()
    rows: list[list[Cell]] = [[*head, *cells] for head, cells in zip(heads, wide.to_numpy().tolist(), strict=True)]
    named = {column.code: column for column in table.columns}
    columns = [*(named[code] for code in own), *(Column(str(code), str(code), _WIDE) for code in wide.columns)]
    return Table(name, table.title, columns, rows, table.facts, table.sample)
