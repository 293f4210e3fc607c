-- facts.store_day -> gold.store_volatility, as sums over windows. What needs a pass over the days of each
-- window in their order (EWMA, drawdown, control charts) is left out: plain SQL has no cheap way to it.

CREATE TEMP TABLE numbered_stores AS
SELECT row_number() OVER ()::INTEGER AS store_no, platform, store_id
FROM (SELECT DISTINCT platform, store_id FROM '${out}/facts/store_day/*.parquet' WHERE rating_weight > 0);

CREATE TEMP TABLE as_of_days AS ${as_of_days};

-- Reviews weigh 720720, ratings are in half stars; from here on it is reviews and stars.
CREATE TEMP TABLE rated_days AS
SELECT
  store_no, date,
  rating_weight AS weight,
  rating_sum,
  rating_weight / 720720.0 AS n,
  rating_sum / (2.0 * rating_weight) AS mean,
  n * mean * mean AS squares_between,
  (rating_squared::HUGEINT * rating_weight - rating_sum::HUGEINT * rating_sum)::DOUBLE
    / rating_weight / (4 * 720720.0) AS squares_inside,
  n * n AS squared_n,
  n * least(0, mean - 4.8) * least(0, mean - 4.8) AS squares_below
FROM '${out}/facts/store_day/*.parquet' JOIN numbered_stores USING (platform, store_id)
WHERE rating_weight > 0;

-- Dense from a store's first rated day on, so that windows are rows.
CREATE TEMP TABLE window_sums AS
WITH dense AS (
  SELECT store_no, date, rated_days.* EXCLUDE (store_no, date)
  FROM (
    SELECT store_no, unnest(generate_series(first_day, last_day, INTERVAL 1 DAY))::DATE AS date
    FROM (SELECT store_no, min(date) AS first_day FROM rated_days GROUP BY store_no)
    CROSS JOIN as_of_days
  )
  LEFT JOIN rated_days USING (store_no, date)
)
SELECT store_no, as_of, sums.*
FROM (
  SELECT
    store_no, date AS as_of,
    unnest([
      {
        window_days: 30,
        rated_days: count(weight) OVER d30, weight: sum(weight) OVER d30, rating_sum: sum(rating_sum) OVER d30,
        squares_between: sum(squares_between) OVER d30, squares_inside: sum(squares_inside) OVER d30,
        squared_n: sum(squared_n) OVER d30, squares_below: sum(squares_below) OVER d30},
      {
        window_days: 90,
        rated_days: count(weight) OVER d90, weight: sum(weight) OVER d90, rating_sum: sum(rating_sum) OVER d90,
        squares_between: sum(squares_between) OVER d90, squares_inside: sum(squares_inside) OVER d90,
        squared_n: sum(squared_n) OVER d90, squares_below: sum(squares_below) OVER d90},
      {
        window_days: 180,
        rated_days: count(weight) OVER d180, weight: sum(weight) OVER d180, rating_sum: sum(rating_sum) OVER d180,
        squares_between: sum(squares_between) OVER d180, squares_inside: sum(squares_inside) OVER d180,
        squared_n: sum(squared_n) OVER d180, squares_below: sum(squares_below) OVER d180}]) AS sums
  FROM dense
  WINDOW
    d30 AS (PARTITION BY store_no ORDER BY date ROWS 29 PRECEDING),
    d90 AS (PARTITION BY store_no ORDER BY date ROWS 89 PRECEDING),
    d180 AS (PARTITION BY store_no ORDER BY date ROWS 179 PRECEDING)
)
WHERE sums.rated_days > 0;

COPY (
  WITH named AS NOT MATERIALIZED (
    SELECT
      platform, store_id, as_of, window_days, rated_days,
      weight / 720720.0 AS ratings,
      rating_sum / (2.0 * weight) AS rating_mean,
      -- too little evidence is null, not perfectly steady
      rated_days >= 10 AND weight >= 30 * 720720 AS is_enough,
      -- a difference of large sums: what is left of equal ratings is rounding
      CASE WHEN squares_between / ratings - rating_mean * rating_mean > 1e-12
        THEN squares_between / ratings - rating_mean * rating_mean ELSE 0 END AS between_days,
      CASE WHEN weight > rated_days * 720720 THEN squares_inside / (ratings - rated_days) END AS within_days,
      1 - squared_n / (ratings * ratings) AS spreadable,
      squares_below
    FROM window_sums JOIN numbered_stores USING (store_no)
    JOIN as_of_days ON as_of >= first_as_of
  )
  SELECT
    platform, store_id, as_of, window_days::INTEGER AS window_days, rated_days::INTEGER AS rated_days,
    ratings, rating_mean,
    CASE WHEN is_enough THEN sqrt(between_days) END AS raw_volatility,
    CASE WHEN is_enough THEN sqrt(within_days) END AS within_day_deviation,
    CASE WHEN is_enough AND within_days IS NOT NULL THEN
      -- less than 1e-12 of the raw variance is what rounding leaves
      CASE WHEN between_days - (rated_days - 1) * within_days / ratings <= 1e-12 * between_days THEN 0
        ELSE sqrt((between_days - (rated_days - 1) * within_days / ratings) / spreadable) END END AS volatility,
    CASE WHEN is_enough THEN sqrt(squares_below / ratings) END AS downside_deviation
  FROM named
) TO '${out}/gold/store_volatility' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);
