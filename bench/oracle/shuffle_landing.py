#!/usr/bin/env python3
"""Copies a landing folder so that the same records stand in other files in another order.

    shuffle_landing.py FROM TO [--seed 1]

Records stay in their export (the folder of the day), so they mean the same: within an export all
records of a feed are shuffled and dealt to one file more than before. Only records that share a key
keep their order among themselves, because there the later one wins.
Python 3.9+, standard library only.
"""

import argparse
import collections
import csv
import gzip
import json
import pathlib
import random
import re

KEYS = {
    "orders": ("order_id", "store_id"),
    "reviews": ("review_id", "store_id"),
    "stores": ("store_id",),
}


def opened(path, mode):
    text = {"encoding": "utf-8", "newline": ""}
    return gzip.open(path, mode + "t", **text) if path.suffix == ".gz" else path.open(mode, **text)


def records(path):
    """(header or None, records as they stand, line ends included)."""
    with opened(path, "r") as lines:
        if ".jsonl" in path.name:
            return None, [line if line.endswith("\n") else line + "\n" for line in lines]
        found, pending = [], ""
        for line in lines:
            pending += line
            if pending.count('"') % 2 == 0:  # a line break inside quotes does not end a record
                found.append(pending if pending.endswith("\n") else pending + "\n")
                pending = ""
        if pending:
            found.append(pending)
        return (found[0], found[1:]) if found else (None, [])


def key_of(record, header, columns):
    """The record's key, or the record itself where it cannot be read."""
    try:
        if header is None:
            values = json.loads(record)
        else:
            names, cells = next(csv.reader([header])), next(csv.reader([record]))
            values = dict(zip(names, cells, strict=True)) if len(names) == len(cells) else {}
        return tuple(values[column] for column in columns)
    except (ValueError, KeyError, TypeError):
        return (record,)


def shuffled(rows, keys, order):
    """Rows in a random order, rows of one key in their own."""
    places = list(range(len(rows)))
    order.shuffle(places)
    at = collections.defaultdict(list)
    for place, row in enumerate(places):
        at[keys[row]].append((place, row))
    result = [None] * len(rows)
    for pairs in at.values():
        spots, members = sorted(p for p, _ in pairs), sorted(r for _, r in pairs)
        for spot, member in zip(spots, members):
            result[spot] = rows[member]
    return result


def numbered(name, number):
    """orders-0003.csv.gz and 7 -> orders-0007.csv.gz, so that patterns still match."""
    return re.sub(r"\d+(?=\.)", lambda m: str(number).zfill(len(m.group())), name, count=1)


def shuffle_folder(files, target, order):
    columns = KEYS.get(files[0].parent.parent.name)
    if columns is None or numbered(files[0].name, 1) == numbered(files[0].name, 2):
        for path in files:
            (target / path.name).write_bytes(path.read_bytes())
        return
    header, rows = None, []
    for path in files:
        header, more = records(path)
        rows += more
    rows = shuffled(rows, [key_of(row, header, columns) for row in rows], order)
    count = min(len(files) + 1, max(1, len(rows)))
    cuts = sorted(order.sample(range(1, max(count, len(rows))), count - 1)) if count > 1 else []
    for number, (start, end) in enumerate(zip([0, *cuts], [*cuts, len(rows)])):
        with opened(target / numbered(files[0].name, number), "w") as out:
            out.writelines(([header] if header else []) + rows[start:end])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("target", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    order = random.Random(options.seed)
    folders = collections.defaultdict(list)
    for path in sorted(p for p in options.source.rglob("*") if p.is_file()):
        folders[path.parent].append(path)
    for folder, files in sorted(folders.items()):
        target = options.target / folder.relative_to(options.source)
        target.mkdir(parents=True, exist_ok=True)
        shuffle_folder(files, target, order)


if __name__ == "__main__":
    main()
