-- gold.store_metrics and gold.store_volatility -> gold.store_risk, gold.risk_drivers.

${stores};

-- Inputs of the drivers, larger is worse. Replies and complaints are not in the files: always unknown.
CREATE TEMP TABLE inputs AS
SELECT
  store_no, m.as_of, paid_orders_30d >= 30 AS is_formal, completeness_30d, gmv_30d,
  CASE
    WHEN ship_on_promise_rate_30d_shrunk IS NULL THEN 1 - delivery_sla_rate_30d_shrunk
    WHEN delivery_sla_rate_30d_shrunk IS NULL THEN 1 - ship_on_promise_rate_30d_shrunk
    ELSE ((1 - ship_on_promise_rate_30d_shrunk) + (1 - delivery_sla_rate_30d_shrunk)) / 2
  END AS v1,
  negative_review_rate_30d_shrunk AS v2,
  rating_mean_90d_shrunk - rating_mean_30d_shrunk AS v5,
  v.volatility AS v6
FROM '${out}/gold/store_metrics/*.parquet' AS m
JOIN numbered_stores AS s ON s.platform = m.platform AND s.store_id = m.store_id
LEFT JOIN (
  FROM '${out}/gold/store_volatility/*.parquet' WHERE window_days = 90 AND volatility IS NOT NULL
) AS v ON v.platform = m.platform AND v.store_id = m.store_id AND v.as_of = m.as_of;

CREATE TEMP VIEW present AS SELECT store_no, as_of FROM inputs;

CREATE TEMP VIEW compared AS
FROM (
  SELECT store_no, as_of, is_formal, 1::TINYINT AS item, v1 AS value FROM inputs
  UNION ALL
  SELECT store_no, as_of, is_formal, 2::TINYINT, v2 FROM inputs
  UNION ALL
  SELECT store_no, as_of, is_formal, 5::TINYINT, v5 FROM inputs
  UNION ALL
  SELECT store_no, as_of, is_formal, 6::TINYINT, v6 FROM inputs
)
WHERE value IS NOT NULL;

${peers};

-- Newcomers are not ranked, but their index says where they would stand among the formal peers.
CREATE TEMP TABLE placed AS
SELECT store_no, as_of, item, percentile FROM ranked
UNION ALL
SELECT
  n.store_no, n.as_of, n.item,
  50.0 * (count_if(step(m.value) < step(n.value)) + count_if(step(m.value) <= step(n.value))) / count(*)
FROM newcomers AS n JOIN memberships AS m USING (peers_no, as_of, item)
GROUP BY ALL;

CREATE TEMP TABLE percentiles AS
SELECT
  store_no, as_of,
  max(percentile) FILTER (item = 1) AS p1,
  max(percentile) FILTER (item = 2) AS p2,
  max(percentile) FILTER (item = 5) AS p5,
  max(percentile) FILTER (item = 6) AS p6
FROM placed
GROUP BY ALL;

CREATE TEMP TABLE indexes AS
SELECT
  store_no, inputs.as_of, is_formal, completeness_30d, gmv_30d, v1, v2, v5, v6, p1, p2, p5, p6,
  CASE WHEN p1 IS NULL THEN 0 ELSE 25 END AS w1,
  CASE WHEN p2 IS NULL THEN 0 ELSE 25 END AS w2,
  CASE WHEN p5 IS NULL THEN 0 ELSE 10 END AS w5,
  CASE WHEN p6 IS NULL THEN 0 ELSE 5 END AS w6,
  w1 + w2 + w5 + w6 AS known,
  nullif(known, 0) AS of_known,
  p1 * (w1 / of_known) AS x1, p2 * (w2 / of_known) AS x2,
  p5 * (w5 / of_known) AS x5, p6 * (w6 / of_known) AS x6,
  millionths((coalesce(w1 * p1, 0) + coalesce(w2 * p2, 0)
    + coalesce(w5 * p5, 0) + coalesce(w6 * p6, 0)) / of_known) AS total,
  CASE WHEN known > 0 THEN from_millionths(total) END AS risk_index,
  apportioned(1, x1, x1, x2, x5, x6, total) AS c1,
  apportioned(2, x2, x1, x2, x5, x6, total) AS c2,
  apportioned(3, x5, x1, x2, x5, x6, total) AS c5,
  apportioned(4, x6, x1, x2, x5, x6, total) AS c6
FROM inputs LEFT JOIN percentiles USING (store_no, as_of);

-- What is at stake: the amount's percentile among the formal stores of the platform.
COPY (
  WITH staked AS (
    SELECT
      platform, store_id, as_of, risk_index, known, completeness_30d, gmv_30d,
      CASE WHEN is_formal THEN
        risk_index::DOUBLE
          * (50.0 * (rank() OVER up - 1 + count(*) OVER up)
            / count(*) OVER (PARTITION BY platform, as_of, is_formal))
          / 100
      END AS priority
    FROM indexes JOIN numbered_stores USING (store_no)
    WINDOW up AS (PARTITION BY platform, as_of, is_formal ORDER BY gmv_30d)
  )
  SELECT
    platform, store_id, as_of, risk_index,
    CASE
      WHEN risk_index < 25 THEN 'low'
      WHEN risk_index < 50 THEN 'watch'
      WHEN risk_index < 75 THEN 'high'
      WHEN risk_index IS NOT NULL THEN 'critical'
    END AS band,
    known / 100 AS coverage,
    completeness_30d,
    gmv_30d,
    priority,
    CASE WHEN priority IS NOT NULL THEN
      row_number() OVER (PARTITION BY platform, as_of ORDER BY priority DESC NULLS LAST, store_id)
    END::INTEGER AS priority_rank
  FROM staked
) TO '${out}/gold/store_risk' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

COPY (
  SELECT platform, store_id, drivers.* EXCLUDE (store_no)
  FROM (
    SELECT store_no, as_of, 'logistics' AS driver, v1 AS value, p1 AS percentile,
      coalesce(w1 / of_known, 0) AS weight, from_millionths(c1) AS contribution
    FROM indexes
    UNION ALL
    SELECT store_no, as_of, 'quality', v2, p2, coalesce(w2 / of_known, 0), from_millionths(c2) FROM indexes
    UNION ALL
    SELECT store_no, as_of, 'response', NULL, NULL, 0, 0 FROM indexes
    UNION ALL
    SELECT store_no, as_of, 'complaint', NULL, NULL, 0, 0 FROM indexes
    UNION ALL
    SELECT store_no, as_of, 'rating_trend', v5, p5, coalesce(w5 / of_known, 0), from_millionths(c5) FROM indexes
    UNION ALL
    SELECT store_no, as_of, 'volatility', v6, p6, coalesce(w6 / of_known, 0), from_millionths(c6) FROM indexes
  ) AS drivers
  JOIN numbered_stores USING (store_no)
) TO '${out}/gold/risk_drivers' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);
