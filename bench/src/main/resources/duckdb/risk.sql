-- gold.store_metrics and gold.store_volatility -> gold.store_risk, gold.risk_drivers.

${stores};

-- Inputs of the drivers. Chats, cases and penalties are not in the files: response and complaint are always unknown.
CREATE TEMP TABLE inputs AS
SELECT
  store_no, m.as_of, paid_orders_30d >= 30 AS is_formal, completeness_30d, gmv_30d,
  ship_on_promise_rate_30d_shrunk AS v1,
  delivery_sla_rate_30d_shrunk AS v2,
  negative_review_rate_30d_shrunk AS v3,
  rating_mean_90d_shrunk - rating_mean_30d_shrunk AS v4,
  v.volatility AS v5
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
  SELECT store_no, as_of, is_formal, 3::TINYINT, v3 FROM inputs
  UNION ALL
  SELECT store_no, as_of, is_formal, 4::TINYINT, v4 FROM inputs
  UNION ALL
  SELECT store_no, as_of, is_formal, 5::TINYINT, v5 FROM inputs
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

-- 100 is the worst: of orders on promise and in time the fewest.
CREATE TEMP TABLE percentiles AS
SELECT
  store_no, as_of,
  100 - max(percentile) FILTER (item = 1) AS p1,
  100 - max(percentile) FILTER (item = 2) AS p2,
  max(percentile) FILTER (item = 3) AS p3,
  max(percentile) FILTER (item = 4) AS p4,
  max(percentile) FILTER (item = 5) AS p5
FROM placed
GROUP BY ALL;

-- Both inputs of logistics share its weight, where only one is known that has all of it.
CREATE TEMP TABLE indexes AS
SELECT
  store_no, inputs.as_of, is_formal, completeness_30d, gmv_30d, v1, v2, v3, v4, v5, p1, p2, p3, p4, p5,
  CASE WHEN p1 IS NULL THEN 0 WHEN p2 IS NULL THEN 25 ELSE 12.5 END AS w1,
  CASE WHEN p2 IS NULL THEN 0 ELSE 25 - w1 END AS w2,
  CASE WHEN p3 IS NULL THEN 0 ELSE 25 END AS w3,
  CASE WHEN p4 IS NULL THEN 0 ELSE 10 END AS w4,
  CASE WHEN p5 IS NULL THEN 0 ELSE 5 END AS w5,
  (w1 + w2 + w3 + w4 + w5)::DOUBLE AS known,
  nullif(known, 0) AS of_known,
  p1 * (w1 / of_known) AS x1, p2 * (w2 / of_known) AS x2, p3 * (w3 / of_known) AS x3,
  p4 * (w4 / of_known) AS x4, p5 * (w5 / of_known) AS x5,
  millionths((coalesce(w1 * p1, 0) + coalesce(w2 * p2, 0) + coalesce(w3 * p3, 0)
    + coalesce(w4 * p4, 0) + coalesce(w5 * p5, 0)) / of_known) AS total,
  CASE WHEN known > 0 THEN from_millionths(total) END AS risk_index,
  apportioned_of_five(1, x1, x1, x2, x3, x4, x5, total) AS c1,
  apportioned_of_five(2, x2, x1, x2, x3, x4, x5, total) AS c2,
  apportioned_of_five(3, x3, x1, x2, x3, x4, x5, total) AS c3,
  apportioned_of_five(4, x4, x1, x2, x3, x4, x5, total) AS c4,
  apportioned_of_five(5, x5, x1, x2, x3, x4, x5, total) AS c5
FROM inputs LEFT JOIN percentiles USING (store_no, as_of);

-- A band is held up while the index was at its line within 30 days and not more than 3 points below since.
-- Scores have no gates here. What is at stake: the amount's percentile among the formal stores of the platform.
COPY (
  WITH staked AS (
    SELECT
      platform, store_id, as_of, risk_index, known, completeness_30d, gmv_30d,
      CASE WHEN is_formal THEN
        risk_index::DOUBLE
          * (50.0 * (rank() OVER up - 1 + count(*) OVER up)
            / count(*) OVER (PARTITION BY platform, as_of, is_formal))
          / 100
      END AS priority,
      coalesce(max(as_of) FILTER (risk_index >= 25) OVER near
        > coalesce(max(as_of) FILTER (risk_index < 22) OVER near, DATE '1900-01-01'), false) AS is_watch,
      coalesce(max(as_of) FILTER (risk_index >= 50) OVER near
        > coalesce(max(as_of) FILTER (risk_index < 47) OVER near, DATE '1900-01-01'), false) AS is_high,
      coalesce(max(as_of) FILTER (risk_index >= 75) OVER near
        > coalesce(max(as_of) FILTER (risk_index < 72) OVER near, DATE '1900-01-01'), false) AS is_critical
    FROM indexes JOIN numbered_stores USING (store_no)
    WINDOW
      up AS (PARTITION BY platform, as_of, is_formal ORDER BY gmv_30d),
      near AS (PARTITION BY store_no ORDER BY as_of RANGE BETWEEN INTERVAL 30 DAYS PRECEDING AND CURRENT ROW)
  )
  SELECT
    platform, store_id, as_of, risk_index,
    CASE
      WHEN risk_index IS NULL THEN NULL
      WHEN is_critical THEN 'critical'
      WHEN is_high THEN 'high'
      WHEN is_watch THEN 'watch'
      ELSE 'low'
    END AS band,
    CASE
      WHEN risk_index < 25 THEN 'low'
      WHEN risk_index < 50 THEN 'watch'
      WHEN risk_index < 75 THEN 'high'
      WHEN risk_index IS NOT NULL THEN 'critical'
    END AS index_band,
    CASE WHEN band = index_band THEN 'index' WHEN band IS NOT NULL THEN 'hysteresis' END AS band_by,
    NULL::VARCHAR AS gate,
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
    SELECT store_no, as_of, 'logistics' AS driver, 'ship_on_promise_rate_30d' AS input, v1 AS value, p1 AS percentile,
      w1 / of_known AS weight, from_millionths(c1) AS contribution
    FROM indexes
    UNION ALL
    SELECT store_no, as_of, 'logistics', 'delivery_sla_rate_30d', v2, p2, w2 / of_known, from_millionths(c2)
    FROM indexes
    UNION ALL
    SELECT store_no, as_of, 'quality', 'negative_review_rate_30d', v3, p3, w3 / of_known, from_millionths(c3)
    FROM indexes
    UNION ALL
    SELECT store_no, as_of, 'rating_trend', 'rating_fall', v4, p4, w4 / of_known, from_millionths(c4) FROM indexes
    UNION ALL
    SELECT store_no, as_of, 'volatility', 'volatility_90d', v5, p5, w5 / of_known, from_millionths(c5) FROM indexes
  ) AS drivers
  JOIN numbered_stores USING (store_no)
  WHERE percentile IS NOT NULL
) TO '${out}/gold/risk_drivers' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);
