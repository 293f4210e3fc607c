#!/usr/bin/env python3
"""Recomputes a few store metrics from the Olist files, without Spark and without Storegauge's code.

Written from the metric definitions alone, in exact fractions, so that it can disagree.
Python 3.9+, standard library only.

    olist_oracle.py DATA_DIR [--as-of 2017-11-30 ...] [--min-denominator 30] [--output FILE]

Output: JSON lines, sorted by kind, as-of day, store and window:
  quarantine  one line: how many records of the undated reviews must have been refused
  store       one line a store and as-of day with any fact in the trailing 180 days
  volatility  one line a store, as-of day and window with a rating

A value below the minimum evidence is null; beside it `<column>_unmasked` always has the number
(null only where it is not defined at all: nothing to divide by).
"""

import argparse
import collections
import csv
import datetime
import decimal
import json
import pathlib
import sys
import zoneinfo
from fractions import Fraction

ZONE = zoneinfo.ZoneInfo("America/Sao_Paulo")
DEFAULT_DAYS = ("2017-11-30", "2018-03-31", "2018-07-31")
ROW_WINDOW = 180  # a store has a row while it has any fact in so many days
VOLATILITY_WINDOWS = (30, 90, 180)
LATER = datetime.timedelta

# One row an order and store. Days are platform days; a pair of counts is (due day, met).
Order = collections.namedtuple("Order", "store paid_day ship delivery fact_days")
# One row a review and store; weight = 1/k of the k stores that share the order.
Review = collections.namedtuple("Review", "store created_day rating weight")


class Moment:
    """A local time of the files: its platform day, and the instant it means.

    zoneinfo with fold=0 and java.time agree: a time inside a spring-forward gap moves later by the
    length of the gap, one that happens twice is the earlier of the two.
    """

    def __init__(self, naive):
        self.naive = naive
        self.epoch = int(naive.replace(tzinfo=ZONE, fold=0).timestamp())
        self.day = datetime.datetime.fromtimestamp(self.epoch, ZONE).date()

    @classmethod
    def parse(cls, text):
        return cls(datetime.datetime.strptime(text, "%Y-%m-%d %H:%M:%S")) if text else None

    @classmethod
    def end_of(cls, day):
        return cls(datetime.datetime.combine(day, datetime.time(23, 59, 59)))

    def plus_hours(self, hours):
        at = datetime.datetime.fromtimestamp(self.epoch + hours * 3600, ZONE)
        return at.date(), self.epoch + hours * 3600


def read(folder, *names):
    """Records of the first of the names that exists; none of them = no record."""
    for name in names:
        path = folder / name
        if path.exists():
            with path.open(encoding="utf-8-sig", newline="") as lines:
                return list(csv.DictReader(lines))
    return []


def stores_of_orders(items):
    """order id -> store -> the seller's promise to hand over: the earliest of its items."""
    stores = collections.defaultdict(dict)
    for item in items:
        promises = stores[item["order_id"]]
        limit = Moment.parse(item["shipping_limit_date"])
        known = promises.get(item["seller_id"])
        if known is None or (limit is not None and limit.epoch < known.epoch):
            promises[item["seller_id"]] = limit
    return stores


def obligation(due_day, due_epoch, done, cancelled):
    """(due day, met), or None: it lapsed, because a cancelled order never came to it."""
    if cancelled and done is None:
        return None  # the time of cancelling is not in the files: it may have been before the due
    return due_day, done is not None and done.epoch <= due_epoch


def load_orders(folder, stores):
    rows = []
    for record in read(folder, "orders.csv", "olist_orders_dataset.csv"):
        ordered = Moment.parse(record["order_purchase_timestamp"])
        paid = Moment.parse(record["order_approved_at"])
        pickup = Moment.parse(record["order_delivered_carrier_date"])
        delivered = Moment.parse(record["order_delivered_customer_date"])
        promised = Moment.parse(record["order_estimated_delivery_date"])
        cancelled = record["order_status"] in ("canceled", "unavailable")
        for store, ship_due in stores.get(record["order_id"], {}).items():
            days = {ordered.day}
            ship = delivery = None
            if paid is not None:
                days.add(paid.day)
                days.update(moment.day for moment in (pickup, delivered) if moment is not None)
                end = Moment.end_of(paid.day)
                dues = [paid.plus_hours(24), paid.plus_hours(48), (end.day, end.epoch)]
                counted = [obligation(day, at, pickup, cancelled) for day, at in dues]
                if ship_due is not None:
                    ship = obligation(ship_due.day, ship_due.epoch, pickup, cancelled)
                if promised is not None:
                    end = Moment.end_of(promised.day)
                    delivery = obligation(end.day, end.epoch, delivered, cancelled)
                days.update(due[0] for due in (*counted, ship, delivery) if due is not None)
            rows.append(Order(store, paid.day if paid else None, ship, delivery, days))
    return rows


def load_reviews(folder, stores):
    """Reviews with an id and a date. One survey may speak of several orders (the full data set
    repeats ids), so that id and order name a review: the last answered wins, then the last in the
    file."""
    newest = {}
    records = read(folder, "reviews.csv", "olist_order_reviews_dataset.csv")
    for number, record in enumerate(records):
        if not record["review_id"] or not record["review_creation_date"]:
            continue
        version = (record["review_answer_timestamp"], number)
        sharing = stores.get(record["order_id"], {})
        for store in sharing:
            key = (record["review_id"], record["order_id"], store)
            if key not in newest or version > newest[key][0]:
                review = Review(
                    store,
                    Moment.parse(record["review_creation_date"]).day,
                    Fraction(record["review_score"]),
                    Fraction(1, len(sharing)),
                )
                newest[key] = (version, review)
    return [review for _, review in newest.values()]


def within(day, as_of, window):
    return day is not None and as_of - LATER(days=window - 1) <= day <= as_of


def share(column, numerator, denominator, minimum):
    value = float(Fraction(numerator) / denominator) if denominator else None
    return {
        column: value if denominator >= minimum else None,
        column + "_num": float(numerator),
        column + "_den": float(denominator),
        column + "_unmasked": value,
    }


def promise(column, dues, as_of, window, minimum):
    met = [kept for day, kept in filter(None, dues) if within(day, as_of, window)]
    return share(f"{column}_{window}d", sum(met), len(met), minimum)


def root(square):
    """Square root of an exact fraction, correct to a double."""
    if square is None:
        return None
    with decimal.localcontext() as context:
        context.prec = 60
        return float((decimal.Decimal(square.numerator) / square.denominator).sqrt())


def spread(by_day):
    """(raw V², within-day s², noise-corrected τ²); None where there is nothing to divide by.

    by_day: day -> [(rating, weight)]. n_d and N are sums of weights.
    """
    n = {day: sum(w for _, w in ratings) for day, ratings in by_day.items()}
    mean = {day: sum(r * w for r, w in ratings) / n[day] for day, ratings in by_day.items()}
    total, days = sum(n.values()), len(n)
    centre = sum(n[d] * mean[d] for d in n) / total
    raw = sum(n[d] * (mean[d] - centre) ** 2 for d in n) / total
    inside = sum(w * (r - mean[d]) ** 2 for d, ratings in by_day.items() for r, w in ratings)
    freedom = total - days
    within_day = inside / freedom if freedom > 0 else None
    left = 1 - sum((n[d] / total) ** 2 for d in n)
    if within_day is None or left <= 0:
        return raw, within_day, None
    return raw, within_day, max(Fraction(0), (raw - (days - 1) * within_day / total) / left)


def volatility(reviews, window, limits):
    by_day = collections.defaultdict(list)
    for review in reviews:
        by_day[review.created_day].append((review.rating, review.weight))
    ratings = sum(review.weight for review in reviews)
    row = {
        "window_days": window,
        "rated_days": len(by_day),
        "ratings": float(ratings),
        "rating_mean_unmasked": float(sum(r.rating * r.weight for r in reviews) / ratings),
    }
    enough = len(by_day) >= limits.min_rated_days and ratings >= limits.min_ratings
    names = ("raw_volatility", "within_day_deviation", "volatility")
    for name, square in zip(names, spread(by_day)):
        row[name + "_unmasked"] = root(square)
        row[name] = row[name + "_unmasked"] if enough else None
    return row


def group(rows):
    by_store = collections.defaultdict(list)
    for row in rows:
        by_store[row.store].append(row)
    return by_store


def store_row(orders, reviews, as_of, minimum):
    recent = [r for r in reviews if within(r.created_day, as_of, 90)]
    stars = sum((r.rating * r.weight for r in recent), Fraction(0))
    weight = sum((r.weight for r in recent), Fraction(0))
    row = {"paid_orders_30d": sum(within(o.paid_day, as_of, 30) for o in orders)}
    row.update(share("rating_mean_90d", stars, weight, minimum))
    for window in (30, 90):
        ships, deliveries = [o.ship for o in orders], [o.delivery for o in orders]
        row.update(promise("ship_on_promise_rate", ships, as_of, window, minimum))
        row.update(promise("delivery_sla_rate", deliveries, as_of, window, minimum))
    return row


def compute(folder, as_of_days, limits):
    stores = stores_of_orders(read(folder, "order_items.csv", "olist_order_items_dataset.csv"))
    orders, reviews = group(load_orders(folder, stores)), group(load_reviews(folder, stores))
    if not orders:
        sys.exit(f"{folder}: no order with an item: expected orders.csv and order_items.csv")
    undated = len(read(folder, "reviews_undated.csv"))
    yield {"kind": "quarantine", "file": "reviews_undated.csv", "records": undated}
    spreads = []
    for as_of in sorted(as_of_days):
        for store in sorted(orders.keys() | reviews.keys()):
            sold, rated = orders[store], reviews[store]
            days = {r.created_day for r in rated}.union(*(o.fact_days for o in sold))
            if not any(within(day, as_of, ROW_WINDOW) for day in days):
                continue
            key = {"as_of": as_of.isoformat(), "store_id": store}
            yield {"kind": "store", **key, **store_row(sold, rated, as_of, limits.min_denominator)}
            for window in VOLATILITY_WINDOWS:
                recent = [r for r in rated if within(r.created_day, as_of, window)]
                if recent:
                    row = volatility(recent, window, limits)
                    spreads.append({"kind": "volatility", **key, **row})
    yield from spreads


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data_dir", type=pathlib.Path)
    parser.add_argument("--as-of", nargs="+", default=DEFAULT_DAYS, metavar="DAY")
    parser.add_argument("--min-denominator", type=int, default=30)
    parser.add_argument("--min-rated-days", type=int, default=10)
    parser.add_argument("--min-ratings", type=int, default=30)
    parser.add_argument("--output", type=argparse.FileType("w"), default=sys.stdout)
    options = parser.parse_args()
    days = [datetime.date.fromisoformat(day) for day in options.as_of]
    for row in compute(options.data_dir, days, options):
        options.output.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
