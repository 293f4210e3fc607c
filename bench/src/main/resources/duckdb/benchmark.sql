-- gold.store_metrics -> gold.store_benchmarks: where a store stands among its peers.

${stores};

CREATE TEMP TABLE compared_metrics AS
FROM (VALUES
  (1::TINYINT, 'rating_mean_90d', true, 4.8::DOUBLE, 'default'),
  (2::TINYINT, 'negative_review_rate_90d', false, NULL, NULL),
  (3::TINYINT, 'ship_on_promise_rate_90d', true, NULL, NULL),
  (4::TINYINT, 'delivery_sla_rate_90d', true, NULL, NULL),
  (5::TINYINT, 'pickup_48h_rate_30d', true, 0.92, 'seed 004'),
  (6::TINYINT, 'delivery_hours_mean_30d', false, NULL, NULL)
) AS m (item, metric, higher_is_better, target, target_source);

CREATE TEMP TABLE metrics AS
SELECT
  store_no, as_of, paid_orders_30d >= 30 AS is_formal, rating_mean_90d_shrunk, negative_review_rate_90d_shrunk,
  ship_on_promise_rate_90d_shrunk, delivery_sla_rate_90d_shrunk,
  pickup_48h_rate_30d_shrunk, delivery_hours_mean_30d_shrunk
FROM '${out}/gold/store_metrics/*.parquet' JOIN numbered_stores USING (platform, store_id);

CREATE TEMP VIEW present AS SELECT store_no, as_of FROM metrics;

CREATE TEMP VIEW compared AS
FROM (
  SELECT store_no, as_of, is_formal, 1::TINYINT AS item, rating_mean_90d_shrunk AS value FROM metrics
  UNION ALL
  SELECT store_no, as_of, is_formal, 2::TINYINT, negative_review_rate_90d_shrunk FROM metrics
  UNION ALL
  SELECT store_no, as_of, is_formal, 3::TINYINT, ship_on_promise_rate_90d_shrunk FROM metrics
  UNION ALL
  SELECT store_no, as_of, is_formal, 4::TINYINT, delivery_sla_rate_90d_shrunk FROM metrics
  UNION ALL
  SELECT store_no, as_of, is_formal, 5::TINYINT, pickup_48h_rate_30d_shrunk FROM metrics
  UNION ALL
  SELECT store_no, as_of, is_formal, 6::TINYINT, delivery_hours_mean_30d_shrunk FROM metrics
)
WHERE value IS NOT NULL;

${peers};

CREATE TEMP MACRO ahead(value, line, higher_is_better) AS
  CASE WHEN higher_is_better THEN value - line ELSE line - value END;

COPY (
  SELECT
    platform, store_id, as_of, metric, value,
    CASE WHEN peers_no > 0 THEN platform || '/' || category ELSE platform END AS peer_group,
    coalesce(members, 0) AS peer_count,
    peers_no < 0 AND category IS NOT NULL AS widened,
    CASE WHEN higher_is_better THEN percentile ELSE 100 - percentile END AS percentile,
    median AS peer_median,
    ahead(value, median, higher_is_better) AS gap_to_median,
    CASE WHEN higher_is_better THEN high_tenth ELSE low_tenth END AS peer_top10,
    ahead(value, peer_top10, higher_is_better) AS gap_to_top10,
    target,
    ahead(value, target, higher_is_better) AS gap_to_target,
    target_source
  FROM (
    FROM ranked
    UNION ALL
    SELECT store_no, as_of, item, value, peers_no, NULL FROM newcomers
  )
  LEFT JOIN peer_groups USING (peers_no, as_of, item)
  JOIN compared_metrics USING (item)
  JOIN numbered_stores USING (store_no)
) TO '${out}/gold/store_benchmarks' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);
