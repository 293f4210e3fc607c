#!/usr/bin/env python3
"""Compares what was planted in dirty dumps with what became of it.

    compare_dirty.py WORK_DIR --pending FILE

WORK_DIR is that of check-dirty: the truth of the simulation, and tables of the lake as CSV and JSON.
Prints fault | planted | found | equal and exits 1 on any difference. Python 3.9+, standard library only.
"""

import argparse
import collections
import csv
import hashlib
import hmac
import json
import os
import pathlib
import re
import sys

csv.field_size_limit(1 << 30)

KINDS = ("orders", "reviews", "after_sales", "service_agent_days", "product_days")

# What --dirty adds to a file as its new column.
NEW_COLUMN = "新版字段"

# Forms of planted personal texts; which of them were planted stands in personal.txt.
PERSONAL = re.compile(
    r"[赵钱孙李周吴郑王]样例\d{4}|1380000\d{4}|buyer\d{4}@example\.com|浙江省杭州市样例区虚构路\d+号\d+幢\d+室|u\d{10}"
)

# In what is printed, numbers stand as digits, and among millions of hashes some have those of a phone inside.
PRINTED = re.compile(rf"(?<!\d)(?:{PERSONAL.pattern})(?!\d)")


def rows(path):
    if not path.exists() or path.stat().st_size == 0:
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def pending_of(path):
    faults, platforms = set(), set()
    for line in path.read_text(encoding="utf-8").splitlines():
        word = line.split()[0] if line.strip() and not line.startswith("#") else ""
        if word.startswith("platform:"):
            platforms.add(word.split(":")[1])
        elif word:
            faults.add(word)
    return faults, platforms


def silver_key(line):
    """Agents are known by a keyed hash of their account alone."""
    if line["kind"] != "service_agent_days" or not line["key"]:
        return line["key"]
    store_and_day, account = line["key"].rsplit("/", 1)
    key = os.environ["STOREGAUGE_BUYER_KEY"].encode()
    digest = hmac.new(key, f"{line['platform']}:{account}".encode(), hashlib.sha256)
    return f"{store_and_day}/{digest.hexdigest()[:32]}"


def extras(work):
    """What rows keep of columns that their mapping does not know, by file and record."""
    found = {}
    with (work / "rows.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            if '"_extra"' in line:
                row = json.loads(line)
                if row.get("_extra"):
                    found[row["source_file"], str(row["source_record"])] = row["_extra"]
    return found


def reports(work, lake):
    """How many mappings met a planted column, and how often the runs said so."""
    mappings = {(r["source"], r["feed"]) for r in lake.logged if NEW_COLUMN in r["unknown_columns"]}
    with (work / "check.log").open(encoding="utf-8", errors="ignore") as log:
        return len(mappings), sum("does not know: " in line and NEW_COLUMN in line for line in log)


class Lake:
    def __init__(self, work):
        self.refused = {
            (r["file"], r["record_number"]): set(r["codes"].split()) for r in rows(work / "quarantine.csv")
        }
        self.logged = rows(work / "files.csv")
        # A file that is read again has the later word.
        self.faults = {r["file"]: r["fault"] for r in self.logged}
        self.drift = {r["file"]: f"{r['unknown_columns']}, {r['missing_columns']}" for r in self.logged}
        self.first = {r["file"] for r in rows(work / "first_files.csv")}
        self.extras = extras(work)
        self.silver = collections.defaultdict(list)
        for kind in KINDS:
            for r in rows(work / f"{kind}.csv"):
                self.silver[r["platform"], kind, r["key"]].append(r)

    def has(self, line):
        """Whether what was planted became what it must be."""
        found = self.silver.get((line["platform"], line["kind"], silver_key(line)), [])
        row = found[0] if len(found) == 1 else None
        value = row["value"] if row else ""
        expected, code = line["expected"], line["reason"].split(":")[0]
        must_be = line["must_be"]
        if must_be == "rejected":
            return self.refused.get((line["file"], line["record"])) == {code}
        if must_be == "refused":
            fault = self.faults.get(line["file"], "")
            return fault.split(":")[0] == code and expected in fault
        if must_be == "read":
            return self.faults.get(line["file"]) == "" and expected in self.drift[line["file"]]
        if must_be == "later":
            return self.faults.get(line["file"]) == "" and line["file"] not in self.first
        if must_be == "extra":
            return expected in self.extras.get((line["file"], line["record"]), "")
        if must_be == "waits":
            return line["file"] not in self.faults
        if must_be == "skipped":
            return self.faults.get(line["file"]) == "same_as"
        if must_be == "duplicate":
            return row is not None
        if must_be == "kept":
            return row is not None and expected in ("", value)
        if must_be == "newest":
            return row is not None and value == expected
        if must_be == "scrubbed":
            return row is not None and not any(text in value for text in expected.split("|"))
        if must_be == "tombstone":
            return row is not None and row["is_deleted"] == "true"
        if must_be == "appended":
            return row is not None and row["appended_text"] != ""
        raise ValueError(must_be)


def leaks(work, allowed):
    """Planted personal texts in rows of tables, in the bytes of their files, and in the log."""
    planted = set((work / "simulated/truth/personal.txt").read_text(encoding="utf-8").split("\n")) - allowed
    found = set()
    files = [(work / "rows.jsonl", PRINTED), (work / "check.log", PRINTED)]
    files += [(p, PERSONAL) for p in (work / "lake").rglob("*") if p.is_file()]
    for path, forms in files:
        with path.open("rb") as data:
            for line in data:
                found |= planted.intersection(forms.findall(line.decode("utf-8", "ignore")))
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--pending", type=pathlib.Path, required=True)
    options = parser.parse_args()
    work = options.work
    pending, pending_platforms = pending_of(options.pending)
    lake = Lake(work)
    truth = rows(work / "simulated/truth/faults.csv")
    # Those of crawlers lie in folders of their own.
    read = {(f.split("/")[0], f.split("/")[2].replace("crawled_", "")) for f in lake.faults}

    table, examples = {}, []
    for line in truth:
        if line["fault"] in pending or line["platform"] in pending_platforms:
            continue
        if (line["platform"], line["kind"]) not in read:
            continue  # no mapping reads such an export
        planted, found = table.get(line["fault"], (0, 0))
        ok = lake.has(line)
        table[line["fault"]] = (planted + 1, found + ok)
        if not ok:
            examples.append(line)

    places = {(line["file"], line["record"]) for line in truth}
    twins = {line["file"] for line in truth if line["must_be"] in ("waits", "skipped")}
    unplanned = [
        p
        for p in lake.refused
        if p not in places and p[0] not in twins and p[0].split("/")[0] not in pending_platforms
    ]
    table["(refused though not planted)"] = (0, len(unplanned))
    unaccounted = [
        r
        for r in lake.logged
        if int(r["received"]) != int(r["accepted"]) + int(r["duplicate"]) + int(r["rejected"])
    ]
    table["(mappings that report a new column)"] = reports(work, lake)
    table["(files not accounted for)"] = (0, len(unaccounted))
    distinct = collections.Counter()
    for r in rows(work / "simulated/truth/files.csv"):
        key = (r["file"].split("/")[1], r["kind"])
        if r["kind"] in KINDS and key in read and key[0] not in pending_platforms:
            distinct[r["kind"]] += int(r["fresh"])
    held = collections.Counter()
    for (platform, kind, _), found in lake.silver.items():
        if platform not in pending_platforms:
            held[kind] += len(found)
    for kind in KINDS:
        table[f"(different {kind} in silver)"] = (distinct[kind], held[kind])
    allowed = set()
    for line in truth:
        if line["must_be"] == "scrubbed" and line["fault"] in pending:
            allowed.update(line["expected"].split("|"))
    leaked = leaks(work, allowed)
    table["(personal texts in the lake or log)"] = (0, len(leaked))

    print(f"{'fault':36} {'planted':>9} {'found':>9}  equal")
    for fault, (planted, found) in sorted(table.items()):
        print(f"{fault:36} {planted:9,} {found:9,}  {'yes' if planted == found else 'NO'}")
    for line in examples[:20]:
        place = (line["file"], line["record"])
        print("not found:", line, lake.refused.get(place), lake.faults.get(line["file"]), file=sys.stderr)
    for place in unplanned[:20]:
        print("not planted:", place, lake.refused[place], file=sys.stderr)
    for text in sorted(leaked)[:20]:
        print("leaked:", text, file=sys.stderr)
    if pending or pending_platforms:
        print("left out:", ", ".join(sorted(pending | pending_platforms)), file=sys.stderr)
    return 0 if all(planted == found for planted, found in table.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
