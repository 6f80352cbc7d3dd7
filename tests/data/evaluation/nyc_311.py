"""The figures of the New York file, worked out without us: from the columns alone, by Python's own clock."""

import csv
import datetime
import gzip
import hashlib
import json
import sys
import zoneinfo

ZONE = zoneinfo.ZoneInfo("America/New_York")
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def milliseconds(text):
    if not text:
        return None
    local = datetime.datetime.strptime(text, "%m/%d/%Y %I:%M:%S %p").replace(tzinfo=ZONE)
    return (local.astimezone(datetime.timezone.utc) - EPOCH) // datetime.timedelta(milliseconds=1)


def case_id(row):
    """SHA-256 over the name of the row, its first six bytes the time of the report."""
    name = hashlib.sha256(("report:nyc_311_animal/" + row["Unique Key"]).encode()).digest()[:16]
    raw = (milliseconds(row["Created Date"]).to_bytes(6, "big") + name[6:]).hex()
    return "-".join((raw[:8], raw[8:12], raw[12:16], raw[16:20], raw[20:]))


def evaluate(rows, start, end, as_of):
    due_count = handled = on_time = handling = closed_count = 0
    overdue = []
    for row in rows:
        created, due, closed = (milliseconds(row[name]) for name in ("Created Date", "Due Date", "Closed Date"))
        if closed is not None and closed < created:
            closed = None  # can't be right: such a row comes in as open
        if due is not None and start <= due < end and (closed is not None or due < as_of):
            due_count += 1
            handled += closed is not None
            on_time += closed is not None and closed <= due
            if closed is None:
                overdue.append(case_id(row))
        if closed is not None and start <= closed < end:
            closed_count += 1
            handling += closed - created
    return {
        "due": due_count,
        "handled": handled,
        "onTime": on_time,
        "closed": closed_count,
        "handlingMilliseconds": handling,
        "overdue": sorted(overdue),
    }


def main():
    path, start, end, as_of = sys.argv[1], *(milliseconds(text) for text in sys.argv[2:5])
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    boroughs = {}
    for row in rows:
        boroughs.setdefault(row["Borough"], []).append(row)
    result = {"all": evaluate(rows, start, end, as_of)}
    result["boroughs"] = {name: evaluate(some, start, end, as_of) for name, some in boroughs.items()}
    json.dump(result, sys.stdout)


main()
