#!/usr/bin/env python3
"""Compares Storegauge's tables with the oracle's numbers, column by column.

    compare_olist.py --oracle oracle.jsonl --metrics metrics.csv --volatility volatility.csv \
        --quarantine quarantine.csv

The CSV files are exports of gold.store_metrics, gold.store_volatility and gold.quarantine as
check-olist writes them. A value may differ by 1e-9 relatively; a null must be a null on both sides,
a store that is missing or extra is a violation. Exits 1 on any violation.
"""

import argparse
import csv
import json
import sys

TOLERANCE = 1e-9
SHOWN = 5  # examples a column


def number(cell):
    return float(cell) if cell not in (None, "", "null", "NULL") else None


def difference(left, right):
    """Relative difference; infinite if only one of the two is null."""
    if left is None or right is None:
        return 0.0 if left is right else float("inf")
    return abs(left - right) / max(abs(left), abs(right)) if left != right else 0.0


class Report:
    def __init__(self):
        self.violations = 0
        print(f"{'column':<50}{'compared':>9}{'nulls':>7}{'wrong':>7}  largest relative difference")

    def missing_and_extra(self, table, expected, found):
        missing, extra = sorted(expected - found), sorted(found - expected)
        self.violations += len(missing) + len(extra)
        print(f"{table}: {len(found)} rows, {len(missing)} missing, {len(extra)} extra")
        for name, keys in (("missing", missing), ("extra", extra)):
            for key in keys[:SHOWN]:
                print(f"    {name} {key}")

    def column(self, name, pairs):
        """pairs: (key, expected, found)."""
        wrong, nulls, largest = [], 0, 0.0
        for key, expected, found in pairs:
            apart = difference(expected, found)
            nulls += expected is None
            if apart != float("inf"):
                largest = max(largest, apart)
            if not apart <= TOLERANCE:  # also true of NaN
                wrong.append((key, expected, found))
        self.violations += len(wrong)
        print(f"{name:<50}{len(pairs) - nulls:>9}{nulls:>7}{len(wrong):>7}  {largest:.3g}")
        for key, expected, found in wrong[:SHOWN]:
            print(f"    {' '.join(map(str, key))}: expected {expected}, found {found}")

    def table(self, table, expected, found, columns):
        both = sorted(expected.keys() & found.keys())
        for column in columns:
            pairs = [(k, expected[k][column], number(found[k][column])) for k in both]
            self.column(f"{table}.{column}", pairs)


def exported(path, key):
    with open(path, encoding="utf-8", newline="") as lines:
        records = list(csv.DictReader(lines))
    rows = {key(record): record for record in records}
    if len(rows) != len(records):
        sys.exit(f"{path}: {len(records) - len(rows)} rows repeat a key")
    return rows


def by_day(row):
    return row["as_of"], row["store_id"]


def by_window(row):
    return row["as_of"], row["store_id"], int(row["window_days"])


def compare_metrics(report, oracle, path):
    expected = {by_day(row): row for row in oracle if row["kind"] == "store"}
    found = exported(path, by_day)
    report.missing_and_extra("store_metrics", expected.keys(), found.keys())
    first = next(iter(expected.values()))
    keys = ("kind", "as_of", "store_id")
    columns = [c for c in first if c not in keys and not c.endswith("_unmasked")]
    report.table("store_metrics", expected, found, columns)


def compare_volatility(report, oracle, path):
    expected = {by_window(row): row for row in oracle if row["kind"] == "volatility"}
    # A window without a rating may have a row or none; it says the same.
    found = {k: row for k, row in exported(path, by_window).items() if number(row["ratings"])}
    report.missing_and_extra("store_volatility", expected.keys(), found.keys())
    for row in expected.values():
        row["rating_mean"] = row["rating_mean_unmasked"]
    counts = ("rated_days", "ratings", "rating_mean")
    spreads = ("raw_volatility", "within_day_deviation", "volatility")
    report.table("store_volatility", expected, found, counts + spreads)


def compare_quarantine(report, oracle, path):
    """The export has file, records and records_without_reason."""
    found = exported(path, lambda row: row["file"].rsplit("/", 1)[-1])
    for row in (row for row in oracle if row["kind"] == "quarantine" and row["records"]):
        refused = found.pop(row["file"], {"records": "0", "records_without_reason": "0"})
        key = (row["file"],)
        report.column("quarantine.records", [(key, row["records"], number(refused["records"]))])
        unexplained = number(refused["records_without_reason"])
        report.column("quarantine.records_without_reason", [(key, 0, unexplained)])
    for file, row in sorted(found.items()):
        print(f"    note: {row['records']} records of {file} were refused too")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("oracle", "metrics", "volatility", "quarantine"):
        parser.add_argument(f"--{name}", required=True, metavar="FILE")
    options = parser.parse_args()
    with open(options.oracle, encoding="utf-8") as lines:
        oracle = [json.loads(line) for line in lines]
    report = Report()
    compare_metrics(report, oracle, options.metrics)
    compare_volatility(report, oracle, options.volatility)
    compare_quarantine(report, oracle, options.quarantine)
    print(f"{report.violations} violations")
    sys.exit(1 if report.violations else 0)


if __name__ == "__main__":
    main()
