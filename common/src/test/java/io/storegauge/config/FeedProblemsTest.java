package io.storegauge.config;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedProblemsTest {
  private static final String TARGETS = String.join(", ", Entity.ORDERS.targets());

  @TempDir Path dir;

  @Test
  void everyWrongColumnOfAnEntityIsTold() throws Exception {
    ConfCopy.in(dir)
        .write(
            "sources/shop/orders.yaml",
            """
            entity: orders
            files: "{platform}/orders.csv"
            format: csv
            columns:
              order_id: {from: order_id, type: string}
              store_id: {type: string, required: true}
              delivered: {from: a, type: string}
              status: {from: status, type: string, required: true, values: {a: payed}}
              amount: {from: a, type: integer, required: true, constant: "3", min: 3, max: 1}
              currency: {from: c, type: string}
              buyer_key: {from: c, type: string}
              paid_at: {from: c, type: timestamp, patterns: [yyyy-bb], min: 3}
              is_presale: {from: c, type: boolean, values: {x: yes, y: "true"}, patterns: [yyyy]}
              cancelled_by: {from: c, type: string}
              category: {from: [], type: strin, requird: 1}
              cancelled_at: 3
              excluded_reason: {from: c, type: string, constant: "{exported_on}"}
            """)
        .assertProblems(
            """
            sources/shop/orders.yaml:4: columns.ordered_at: missing, and needed by silver.orders; allowed: a column that is required. Map it.
            sources/shop/orders.yaml:5: columns.order_id.required = false: needed by silver.orders; allowed: true. Set required: true, so that a record without it is refused.
            sources/shop/orders.yaml:6: columns.store_id.from: missing; allowed: a header or JSON field, or constant instead. Add it.
            sources/shop/orders.yaml:7: columns.delivered: no such column of silver.orders; allowed: %s. Did you mean delivered_at?
            sources/shop/orders.yaml:8: columns.status.values.a = "payed": no such status; allowed: unpaid, paid, shipped, delivered, completed, cancelled. Did you mean paid?
            sources/shop/orders.yaml:9: columns.amount.constant = "3": from stands beside it; allowed: one of the two. Remove one.
            sources/shop/orders.yaml:9: columns.amount.max = 1: below min (3); allowed: min or more. Change one.
            sources/shop/orders.yaml:9: columns.amount.type = "integer": does not fit the column; allowed: money. Change it.
            sources/shop/orders.yaml:10: columns.currency: filled in by Storegauge; allowed: columns that the file has. Remove it.
            sources/shop/orders.yaml:11: columns.buyer_key.type = "string": does not fit the column; allowed: buyer. Change it.
            sources/shop/orders.yaml:12: columns.paid_at.min = 3: not for type timestamp; allowed: with integer, money, real, duration, rating. Remove it.
            sources/shop/orders.yaml:12: columns.paid_at.patterns[0] = "yyyy-bb": not a pattern; allowed: letters of java.time.format.DateTimeFormatter such as d/M/yyyy H:mm. Change it.
            sources/shop/orders.yaml:13: columns.is_presale.patterns = ["yyyy"]: not for type boolean; allowed: with timestamp, end_of_day, date. Remove it.
            sources/shop/orders.yaml:13: columns.is_presale.values.x = "yes": not of type boolean; allowed: true, false. Change it.
            sources/shop/orders.yaml:14: columns.cancelled_by.values: missing; allowed: a map to buyer, seller, platform. Add it.
            sources/shop/orders.yaml:15: columns.category.from = []: too few entries; allowed: text, not empty or list of at least 1 (text, not empty), no two the same. Change it.
            sources/shop/orders.yaml:15: columns.category.requird = 1: unknown key; allowed: from, type, required, patterns, values, min, max, constant, default, on_bad. Did you mean required?
            sources/shop/orders.yaml:15: columns.category.type = "strin": unknown value; allowed: string, id, text, integer, money, real, duration, rating, timestamp, end_of_day, date, boolean, buyer. Did you mean string?
            sources/shop/orders.yaml:16: columns.cancelled_at = 3: wrong type (a number); allowed: map with keys from, type, required, patterns, values, min, max, constant, default, on_bad. Change it.
            sources/shop/orders.yaml:17: columns.excluded_reason.constant = "{exported_on}": files names no day; allowed: with a path segment {exported_on}. Add it to files.
            sources/shop/orders.yaml:17: columns.excluded_reason.constant = "{exported_on}": not of type string; allowed: with type date. Change it.
            """
                .formatted(TARGETS));
  }

  @Test
  void everyWrongPathPlatformAndZoneIsTold() throws Exception {
    String column = "columns: {store_id: {from: id, type: string, required: true}}\n";
    ConfCopy.in(dir)
        .write(
            "sources/shop/a.yaml",
            "entity: stores\nfiles: /{platfom}/a.csv\nformat: csv\n" + column)
        .write(
            "sources/shop/b.yaml",
            "entity: stores\nfiles: \"{platform}/x{exported_on}/b.csv\"\nformat: jsonl\n"
                + "delimiter: \";\"\nplatform: jdd\nzone: Asia/Shanghi\nkey: [store_id]\n"
                + column)
        .write(
            "sources/shop/c.yaml",
            "entity: store\nfiles: \"{platform}/{platform}/{c,{d}.csv\"\nformat: cvs\n" + column)
        .write(
            "sources/shop/d.yaml",
            "entity: stores\nfiles: \"{platform}/[d.csv\"\nformat: csv\ndelimiter: ab\n" + column)
        .write(
            "sources/shop/e.yaml",
            "entity: stores\nfiles: \"{platform}/e.csv\"\nformat: csv\ndelimiter: \"\u3001\"\n"
                + column)
        .write(
            "sources/shop/f.yaml",
            "entity: stores\nfiles: \"{platform}/f.csv\"\nformat: csv\ndelimiter: '\"'\n" + column)
        .write("sources/shop/silver.yaml", "stores: SELECT 1\ncatalogue: SELECT 1\n")
        .assertProblems(
            """
            sources/shop/a.yaml:2: files = "/{platfom}/a.csv": names no platform; allowed: a path segment {platform}, or the key platform beside it. Add one.
            sources/shop/a.yaml:2: files = "/{platfom}/a.csv": not below the landing folder; allowed: a relative path without . and .. Change it.
            sources/shop/a.yaml:2: files = "/{platfom}/a.csv": {platfom} stands for nothing; allowed: {platform}, {store_id}, {exported_on}, or alternatives such as {a,b}. Did you mean platform?
            sources/shop/b.yaml:2: files = "{platform}/x{exported_on}/b.csv": {exported_on} is part of a path segment; allowed: a segment of its own, as in {exported_on}/orders.csv. Change it.
            sources/shop/b.yaml:4: delimiter = ";": a jsonl file has none; allowed: with csv. Remove it.
            sources/shop/b.yaml:5: platform = "jdd": no such platform in platforms.yaml; allowed: douyin, jd, tmall, taobao, pinduoduo, xiaohongshu, aliexpress, olist. Did you mean jd?
            sources/shop/b.yaml:5: platform = "jdd": the path names the platform too; allowed: the key, or {platform} in files. Remove one.
            sources/shop/b.yaml:6: zone = "Asia/Shanghi": no such time zone; allowed: IANA names such as Asia/Shanghai, not offsets. Did you mean Asia/Shanghai?
            sources/shop/b.yaml:7: key = ["store_id"]: an entity has the key of its table; allowed: in feeds without entity. Remove it.
            sources/shop/c.yaml:1: entity = "store": unknown value; allowed: stores, products, orders, order_items, waybills, reviews, after_sales, service_sessions, service_agent_days, service_agents, violations, traffic, product_days, interventions, official_scores. Did you mean stores?
            sources/shop/c.yaml:2: files = "{platform}/{platform}/{c,{d}.csv": braces do not match; allowed: pairs that are not nested. Change it.
            sources/shop/c.yaml:2: files = "{platform}/{platform}/{c,{d}.csv": {d} stands for nothing; allowed: {platform}, {store_id}, {exported_on}, or alternatives such as {a,b}. Change it.
            sources/shop/c.yaml:2: files = "{platform}/{platform}/{c,{d}.csv": {platform} stands twice; allowed: once. Put * in its other place.
            sources/shop/c.yaml:3: format = "cvs": unknown value; allowed: csv, jsonl. Did you mean csv?
            sources/shop/d.yaml:2: files = "{platform}/[d.csv": [ ] stand for nothing; allowed: *, ?, **/ and {a,b}. Change it.
            sources/shop/d.yaml:4: delimiter = "ab": too long; allowed: one character. Change it, or remove it for the default ",".
            sources/shop/e.yaml:4: delimiter = "、": cannot separate cells; allowed: an ASCII character, no quote and no line break. Change it.
            sources/shop/f.yaml:4: delimiter = "\\"": cannot separate cells; allowed: an ASCII character, no quote and no line break. Change it.
            sources/shop/silver.yaml: there is no staged feed it could read; remove it, or take the entity off a feed.
            sources/shop/silver.yaml:1: stores = "SELECT 1": feed a has this entity too; allowed: one of the two. Remove one.
            sources/shop/silver.yaml:1: stores = "SELECT 1": feed b has this entity too; allowed: one of the two. Remove one.
            sources/shop/silver.yaml:1: stores = "SELECT 1": feed d has this entity too; allowed: one of the two. Remove one.
            sources/shop/silver.yaml:1: stores = "SELECT 1": feed e has this entity too; allowed: one of the two. Remove one.
            sources/shop/silver.yaml:1: stores = "SELECT 1": feed f has this entity too; allowed: one of the two. Remove one.
            sources/shop/silver.yaml:2: catalogue = "SELECT 1": unknown key; allowed: stores, products, orders, order_items, waybills, reviews, after_sales, service_sessions, service_agent_days, service_agents, violations, traffic, product_days, interventions, official_scores. Remove it.
            """);
  }

  @Test
  void aStagedFeedNeedsAKeyOfRequiredColumnsAndAWayToSilver() throws Exception {
    ConfCopy.in(dir)
        .write(
            "sources/stag/x.yaml",
            """
            files: x.csv
            platform: jd
            format: csv
            key: [id, nam]
            columns:
              id: {from: id, type: string}
              name: {from: [x, y], type: string, required: true}
              buyer_key: {from: x, type: string}
            """)
        .write(
            "sources/stag/y.yaml",
            """
            files: y.csv
            platform: jd
            format: csv
            columns:
              Id: {from: id, type: string}
            """)
        .assertProblems(
            """
            sources/stag: silver.yaml is missing, so that x, y would never reach a silver table; add it, or name an entity in each feed.
            sources/stag/x.yaml:4: key[1] = "nam": no such column; allowed: id, name, buyer_key. Did you mean name?
            sources/stag/x.yaml:6: columns.id.required = false: part of the key; allowed: true. Set required: true, so that a record without it is refused.
            sources/stag/x.yaml:8: columns.buyer_key.type = "string": does not fit the column; allowed: buyer. Change it.
            sources/stag/y.yaml:1: key: missing; allowed: a list of columns that identify a record. Add it, or name an entity.
            sources/stag/y.yaml:5: columns.Id: not a name; allowed: small letters, digits and underscores, a letter first. Rename it.
            """);
  }

  @Test
  void aDefaultIsAValueOfItsColumnAndMakesItFitForTheKey() throws Exception {
    ConfCopy.in(dir)
        .write(
            "sources/stag/x.yaml",
            """
            files: x.csv
            platform: jd
            format: csv
            key: [id, part]
            columns:
              id: {from: id, type: string, required: true}
              part: {from: part, type: string, default: none}
              pieces: {from: pieces, type: integer, default: many}
              note: {from: note, type: string, default: " "}
              day: {constant: "2026-01-05", type: date, default: "2026-01-06"}
            """)
        .write("sources/stag/silver.yaml", "{}\n")
        .assertProblems(
            """
            sources/stag/x.yaml:8: columns.pieces.default = "many": not of type integer; allowed: whole number. Change it.
            sources/stag/x.yaml:9: columns.note.default = " ": blank; allowed: a value, as an empty cell has none. Change it.
            sources/stag/x.yaml:10: columns.day.default = "2026-01-06": constant stands beside it; allowed: one of the two. Remove one.
            """);
  }

  @Test
  void whatSaysThatARecordWasDeletedIsABooleanOfAStagedFeed() throws Exception {
    ConfCopy.in(dir)
        .write(
            "sources/stag/x.yaml",
            """
            files: x.csv
            platform: jd
            format: csv
            key: [id]
            deletion: [gone, gon, state]
            columns:
              id: {from: id, type: string, required: true}
              gone: {from: gone, type: boolean}
              state: {from: state, type: string}
              tells: {from: tells, type: string}
              deleted_at: {from: at, type: date}
              as_of: {from: as_of, type: date}
            """)
        .write("sources/stag/silver.yaml", "{}\n")
        .write(
            "sources/shop/stores.yaml",
            """
            entity: stores
            files: "{platform}/stores.csv"
            format: csv
            deletion: [store_id]
            columns: {store_id: {from: id, type: string, required: true}}
            """)
        .assertProblems(
            """
            sources/shop/stores.yaml:4: deletion = ["store_id"]: an entity has none; allowed: in feeds without entity. Remove it.
            sources/stag/x.yaml:5: deletion[1] = "gon": no such column; allowed: id, gone, state, tells, deleted_at, as_of. Did you mean gone?
            sources/stag/x.yaml:5: deletion[2] = "state": not of type boolean; allowed: a column that is. Change it.
            sources/stag/x.yaml:10: columns.tells: filled in by Storegauge where a feed has deletion; allowed: any other name. Rename it.
            sources/stag/x.yaml:11: columns.deleted_at: not of type timestamp; allowed: a column that is. Change it.
            sources/stag/x.yaml:12: columns.as_of: filled in by Storegauge where a feed has deletion; allowed: any other name. Rename it.
            """);
  }

  @Test
  void everyRuleThatSaysNothingIsTold() throws Exception {
    ConfCopy.in(dir)
        .write(
            "sources/shop/orders.yaml",
            """
            entity: orders
            files: "{platform}/orders.csv"
            format: csv
            columns:
              order_id: {from: order_id, type: text, required: true, on_bad: warn}
              store_id: {from: store_id, type: string, required: true}
              status: {from: status, type: string, required: true, values: {a: paid}}
              amount: {from: amount, type: money, required: true, on_bad: ignore}
              ordered_at: {from: at, type: timestamp, required: true}
              excluded_reason: {from: why, type: text, on_bad: warn}
            rules:
              - {name: Paid, check: amount >= 0}
              - {name: a, check: amount => 0}
              - {name: a, check: amont >= 0}
              - {name: b, check: amount >= paid_at}
              - {name: c, check: amount >= ordered_at}
              - {name: d, check: amount = 'x'}
              - {name: e, check: ordered_at > 3}
              - {name: f, check: "status = 'payed'"}
              - {name: g, check: excluded_reason != 'gift', on_bad: reject}
              - {name: h, check: excluded_reason is null or amount > 0}
              - {check: 3, name: i, severity: warn}
              - {name: j, check: " amount  is  NOT null "}
              - {name: k, check: store_id != order_id}
            """)
        .assertProblems(
            """
            sources/shop/orders.yaml:5: columns.order_id.on_bad = "warn": needed by silver.orders, which no record can do without; allowed: reject, fail. Change it.
            sources/shop/orders.yaml:5: columns.order_id.type = "text": part of the key, and its values are replaced; allowed: any other type. Change it.
            sources/shop/orders.yaml:8: columns.amount.on_bad = "ignore": unknown value; allowed: reject, warn, fail. Change it, or remove it for the default "reject".
            sources/shop/orders.yaml:12: rules[0].name = "Paid": not a name; allowed: small letters, digits and underscores, a letter first. Rename it.
            sources/shop/orders.yaml:13: rules[1].check = "amount => 0": not a check; allowed: column is null, column is not null, or column, one of = != < <= > >=, and a column, a number or a 'text'. Change it.
            sources/shop/orders.yaml:14: rules[2].check = "amont >= 0": no column amont here; allowed: order_id, store_id, status, amount, ordered_at, excluded_reason. Did you mean amount?
            sources/shop/orders.yaml:14: rules[2].name = "a": stands twice; allowed: a name of its own. Rename one.
            sources/shop/orders.yaml:15: rules[3].check = "amount >= paid_at": no column paid_at here; allowed: order_id, store_id, status, amount, ordered_at, excluded_reason. Change it.
            sources/shop/orders.yaml:16: rules[4].check = "amount >= ordered_at": amount is of type money and cannot be compared with ordered_at of type timestamp; allowed: numbers with numbers, times with times, days with days, texts with texts. Change it.
            sources/shop/orders.yaml:17: rules[5].check = "amount = 'x'": amount is of type money and cannot be compared with a text; allowed: numbers with numbers, times with times, days with days, texts with texts. Change it.
            sources/shop/orders.yaml:18: rules[6].check = "ordered_at > 3": ordered_at is of type timestamp and cannot be compared with a number; allowed: numbers with numbers, times with times, days with days, texts with texts. Change it.
            sources/shop/orders.yaml:19: rules[7].check = "status = 'payed'": status is never 'payed'; allowed: paid. Change it.
            sources/shop/orders.yaml:20: rules[8].check = "excluded_reason != 'gift'": excluded_reason is of type text; allowed: is null and is not null. Change it.
            sources/shop/orders.yaml:21: rules[9].check = "excluded_reason is null or amount > 0": not a check; allowed: column is null, column is not null, or column, one of = != < <= > >=, and a column, a number or a 'text'. Change it.
            sources/shop/orders.yaml:22: rules[10].check = 3: wrong type (a number); allowed: text, not empty. Put it in quotes.
            sources/shop/orders.yaml:22: rules[10].severity = "warn": unknown key; allowed: name, check, on_bad. Remove it.
            sources/shop/orders.yaml:24: rules[12].check = "store_id != order_id": store_id is of type string and cannot be compared with order_id of type text; allowed: numbers with numbers, times with times, days with days, texts with texts. Change it.
            """);
  }
}
