-- gold.store_metrics -> gold.store_scores, gold.score_components, by the scheme generic-composite, version 1.

${stores};

CREATE TEMP TABLE scored AS
SELECT
  store_no, as_of, paid_orders_30d >= 30 AS is_formal, completeness_30d,
  rating_mean_90d_shrunk AS v1, negative_review_rate_90d AS v2,
  ship_on_promise_rate_90d AS v3, delivery_sla_rate_90d AS v4,
  -- greatest() and least() pass over nulls
  CASE WHEN v1 IS NOT NULL THEN 100 * (least(greatest(v1, 1), 5) - 1) / 4 END AS p1,
  100 - 100 * v2 AS p2,
  100 * v3 AS p3,
  100 * v4 AS p4,
  CASE WHEN v1 IS NULL THEN 0 ELSE 50 END AS w1,
  CASE WHEN v2 IS NULL THEN 0 ELSE 15 END AS w2,
  CASE WHEN v3 IS NULL THEN 0 ELSE 15 END AS w3,
  CASE WHEN v4 IS NULL THEN 0 ELSE 20 END AS w4,
  w1 + w2 + w3 + w4 AS known,
  nullif(known, 0) AS of_known,
  p1 * (w1 / of_known) AS x1, p2 * (w2 / of_known) AS x2,
  p3 * (w3 / of_known) AS x3, p4 * (w4 / of_known) AS x4,
  millionths((coalesce(w1 * p1, 0) + coalesce(w2 * p2, 0)
    + coalesce(w3 * p3, 0) + coalesce(w4 * p4, 0)) / of_known) AS total,
  apportioned(1, x1, x1, x2, x3, x4, total) AS c1,
  apportioned(2, x2, x1, x2, x3, x4, total) AS c2,
  apportioned(3, x3, x1, x2, x3, x4, total) AS c3,
  apportioned(4, x4, x1, x2, x3, x4, total) AS c4
FROM '${out}/gold/store_metrics/*.parquet' JOIN numbered_stores USING (platform, store_id);

COPY (
  SELECT
    platform, store_id, as_of,
    'generic-composite' AS scheme,
    '1' AS scheme_version,
    CASE WHEN is_formal THEN 'formal' ELSE 'newcomer' END AS stage,
    CASE WHEN known > 0 THEN from_millionths(total) END AS score,
    score AS score_before_gate,
    (coalesce(w1 * p1, 0) + coalesce(w2 * p2, 0)) / nullif(w1 + w2, 0) AS product_score,
    (coalesce(w3 * p3, 0) + coalesce(w4 * p4, 0)) / nullif(w3 + w4, 0) AS logistics_score,
    NULL::DOUBLE AS service_score,
    0::DECIMAL(9, 6) AS bonus,
    0::DECIMAL(9, 6) AS deduction,
    NULL::VARCHAR AS gate,
    NULL::VARCHAR AS grade,
    known / 100 AS coverage,
    completeness_30d
  FROM scored JOIN numbered_stores USING (store_no)
) TO '${out}/gold/store_scores' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

CREATE TEMP TABLE indicators AS
FROM (VALUES
  (1::TINYINT, 'rating_mean_90d', 'product', true),
  (2::TINYINT, 'negative_review_rate_90d', 'product', false),
  (3::TINYINT, 'ship_on_promise_rate_90d', 'logistics', true),
  (4::TINYINT, 'delivery_sla_rate_90d', 'logistics', true)
) AS i (item, indicator, dimension, higher_is_better);

CREATE TEMP TABLE components AS
SELECT store_no, as_of, is_formal, 1::TINYINT AS item, v1 AS value, p1 AS points, w1 / of_known AS weight,
  c1 AS contribution
FROM scored
UNION ALL
SELECT store_no, as_of, is_formal, 2::TINYINT, v2, p2, w2 / of_known, c2 FROM scored
UNION ALL
SELECT store_no, as_of, is_formal, 3::TINYINT, v3, p3, w3 / of_known, c3 FROM scored
UNION ALL
SELECT store_no, as_of, is_formal, 4::TINYINT, v4, p4, w4 / of_known, c4 FROM scored;

CREATE TEMP VIEW present AS SELECT store_no, as_of FROM scored;
CREATE TEMP VIEW compared AS
SELECT store_no, as_of, is_formal, item, value FROM components WHERE value IS NOT NULL;

${peers};

COPY (
  SELECT
    s.platform, s.store_id, c.as_of,
    'generic-composite' AS scheme,
    indicator, dimension,
    c.value,
    points,
    coalesce(weight, 0) AS weight,
    from_millionths(contribution) AS contribution,
    CASE WHEN higher_is_better THEN percentile ELSE 100 - percentile END AS peer_percentile,
    coalesce(of_category.median, of_platform.median) AS peer_median,
    from_millionths(millionths(weight * (100 - points))) AS points_lost,
    NULL::DOUBLE AS points_to_next_grade
  FROM components AS c
  JOIN numbered_stores AS s USING (store_no)
  JOIN indicators AS i USING (item)
  LEFT JOIN ranked AS r ON r.store_no = c.store_no AND r.as_of = c.as_of AND r.item = c.item
  LEFT JOIN peer_groups AS of_category
    ON of_category.peers_no = s.category_no
    AND of_category.as_of = c.as_of AND of_category.item = c.item
  LEFT JOIN peer_groups AS of_platform
    ON of_platform.peers_no = -s.platform_no
    AND of_platform.as_of = c.as_of AND of_platform.item = c.item
) TO '${out}/gold/score_components' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);
