-- silver -> facts.store_day, facts.delivery_bins (DuckDB's form of the histogram), facts.repurchase_day.
--
-- Every fact is a whole number on one cohort day. Each cohort is one aggregate over a narrow table of
-- days and flags; the cohorts are put side by side by a last aggregate. Stores go by number in between:
-- grouping by integers is several times as fast as by strings.

CREATE TEMP TABLE numbered_stores AS
SELECT row_number() OVER ()::INTEGER AS store_no, platform, store_id, zone, positive_reviews
FROM (
  SELECT platform, store_id FROM '${out}/silver/orders/*.parquet'
  UNION
  SELECT platform, store_id FROM '${out}/silver/reviews/*.parquet'
) JOIN platforms USING (platform);

-- Days and flags of orders that are not excluded. A day is null where the fact does not apply: nobody
-- owes what was cancelled before it fell due, and excluded orders have no facts at all.
CREATE TEMP TABLE order_days AS
WITH read AS NOT MATERIALIZED (
  SELECT
    store_no, zone, amount, ordered_at, paid_at, ship_due_at, delivery_due_at, delivered_at, completed_at,
    cancelled_at, platform <> 'douyin' AS help_by_paid,
    coalesce(picked_up_at, shipped_at) AS pickup_at,
    paid_at IS NOT NULL AND NOT coalesce(is_virtual, false) AS owed,
    paid_at IS NOT NULL AND NOT coalesce(is_virtual, false) AND NOT coalesce(is_presale, false) AS prompt,
    coalesce(is_presale, false) AS presale,
    status = 'cancelled' AS cancelled,
    status = 'cancelled' AND cancelled_by = 'seller' AS by_seller,
    delivered_at IS NOT NULL OR completed_at IS NOT NULL
      OR status IN ('cancelled', 'completed', 'delivered') AS settled,
    to_local(paid_at, zone) AS paid_local
  FROM '${out}/silver/orders/*.parquet' JOIN numbered_stores USING (platform, store_id)
  WHERE excluded_reason IS NULL
), flagged AS NOT MATERIALIZED (
  SELECT
    *,
    paid_local::DATE AS paid_day,
    to_day(pickup_at, zone) AS pickup_day,
    -- a lapsed obligation: cancelled by the due instant (or at an unknown time), nothing done
    cancelled AND pickup_at IS NULL AS never_picked_up,
    cancelled AND delivered_at IS NULL AS never_delivered,
    coalesce(cancelled_at, '-infinity'::TIMESTAMP) AS off_since,
    -- payments from 18:00 to 06:00 start the pickup clock at 06:00
    CASE
      WHEN hour(paid_local) >= 18 THEN to_utc(paid_local::DATE + INTERVAL 30 HOUR, zone)
      WHEN hour(paid_local) < 6 THEN to_utc(paid_local::DATE + INTERVAL 6 HOUR, zone)
      ELSE paid_at
    END AS clock_start,
    -- presale goods are due when they were promised
    CASE WHEN presale THEN ship_due_at ELSE paid_at + INTERVAL 24 HOUR END AS due_24h,
    CASE WHEN presale THEN ship_due_at ELSE paid_at + INTERVAL 48 HOUR END AS due_48h
  FROM read
)
SELECT
  store_no,
  to_day(ordered_at, zone) AS ordered_day,
  paid_day,
  (amount * 100)::BIGINT AS cents,
  settled,
  prompt AND NOT (never_picked_up AND off_since < to_utc(paid_day + INTERVAL 1 DAY, zone)) AS same_day_due,
  pickup_day <= paid_day AS same_day_met,
  CASE WHEN owed AND NOT (never_picked_up AND off_since <= due_24h) THEN to_day(due_24h, zone) END AS due_24h_day,
  pickup_at <= due_24h AS met_24h,
  CASE WHEN owed AND NOT (never_picked_up AND off_since <= due_48h) THEN to_day(due_48h, zone) END AS due_48h_day,
  pickup_at <= due_48h AS met_48h,
  CASE WHEN owed AND NOT (never_picked_up AND off_since <= ship_due_at)
    THEN to_day(ship_due_at, zone) END AS ship_due_day,
  pickup_at <= ship_due_at AS ship_met,
  CASE WHEN owed AND NOT (never_delivered AND off_since <= delivery_due_at)
    THEN to_day(delivery_due_at, zone) END AS delivery_due_day,
  delivered_at <= delivery_due_at AS delivery_met,
  CASE WHEN paid_day IS NOT NULL AND NOT presale THEN pickup_day END AS pickup_day,
  greatest(0, epoch_us(pickup_at) - epoch_us(clock_start)) // 1_000_000 AS pickup_seconds,
  CASE WHEN paid_day IS NOT NULL THEN to_day(delivered_at, zone) END AS delivered_day,
  greatest(0, epoch_us(delivered_at) - epoch_us(paid_at)) // 1_000_000 AS delivery_seconds,
  CASE WHEN paid_day IS NOT NULL THEN to_day(coalesce(completed_at, cancelled_at), zone) END AS assessed_day,
  help_by_paid, by_seller
FROM flagged;

-- Reviews that count. Ratings in half stars; a review of an order that k stores share weighs 1/k.
CREATE TEMP TABLE counted_reviews AS
SELECT
  store_no, review_id, order_id, buyer_key, created_at,
  to_day(created_at, zone) AS created_day,
  720720 AS weight,
  (rating * 2)::BIGINT AS rating,
  (description_rating * 2)::BIGINT AS description_rating,
  (service_rating * 2)::BIGINT AS service_rating,
  (logistics_rating * 2)::BIGINT AS logistics_rating,
  CASE WHEN positive_reviews = 'rating' THEN rating * 2 ELSE description_rating * 2 END::BIGINT
    AS positive_rating,
  coalesce(image_count, 0) > 0 AS with_image
FROM '${out}/silver/reviews/*.parquet' JOIN numbered_stores USING (platform, store_id)
WHERE NOT coalesce(is_default, false) AND NOT coalesce(is_deleted, false) AND created_at IS NOT NULL;

-- Of one buyer's reviews of a store in a calendar month the first three give sub-ratings. Only reviews
-- beyond the third are looked for: few buyers write as many.
CREATE TEMP TABLE reviews_past_third AS
SELECT review_id, store_no
FROM counted_reviews
SEMI JOIN (
  SELECT store_no, buyer_key, date_trunc('month', created_day) AS month
  FROM counted_reviews
  WHERE buyer_key IS NOT NULL
  GROUP BY ALL
  HAVING count(*) > 3
) AS busy
ON busy.store_no = counted_reviews.store_no
  AND busy.buyer_key = counted_reviews.buyer_key
  AND busy.month = date_trunc('month', counted_reviews.created_day)
QUALIFY row_number() OVER (
  PARTITION BY store_no, buyer_key, date_trunc('month', created_day)
  ORDER BY created_at, review_id) > 3;

-- Rating of an order: its newest review written within 90 days of delivery.
CREATE TEMP TABLE rated_orders AS
SELECT
  o.store_no, delivered_day,
  arg_max(rating, (created_at, review_id)) AS rating
FROM counted_reviews AS r
JOIN (
  SELECT store_no, order_id, to_day(delivered_at, zone) AS delivered_day
  FROM '${out}/silver/orders/*.parquet' JOIN numbered_stores USING (platform, store_id)
  WHERE excluded_reason IS NULL AND paid_at IS NOT NULL AND delivered_at IS NOT NULL
) AS o ON o.order_id = r.order_id AND o.store_no = r.store_no
WHERE abs(created_day - delivered_day) <= 90
GROUP BY o.store_no, delivered_day, o.order_id;

-- What any review written within 90 days of an order's day says of the order; there are no cases.
CREATE TEMP TABLE reviewed_orders AS
SELECT
  o.store_no, ordered_day, delivered_day, assessed_day, by_seller,
  bool_or(rating <= 4 AND abs(created_day - ordered_day) <= 90) AS defect,
  bool_or(description_rating <= 4 AND abs(created_day - delivered_day) <= 90) AS disappointed,
  bool_or(least(rating, description_rating, service_rating, logistics_rating) <= 6
    AND abs(created_day - assessed_day) <= 90) AS bad
FROM counted_reviews AS r
JOIN (
  SELECT
    store_no, order_id, to_day(ordered_at, zone) AS ordered_day, to_day(delivered_at, zone) AS delivered_day,
    to_day(coalesce(completed_at, cancelled_at), zone) AS assessed_day,
    status = 'cancelled' AND coalesce(cancelled_by = 'seller', false) AS by_seller
  FROM '${out}/silver/orders/*.parquet' JOIN numbered_stores USING (platform, store_id)
  WHERE excluded_reason IS NULL AND paid_at IS NOT NULL
) AS o ON o.order_id = r.order_id AND o.store_no = r.store_no
GROUP BY o.store_no, ordered_day, delivered_day, assessed_day, by_seller, o.order_id;

-- One aggregate a cohort.

CREATE TEMP TABLE orders_ordered AS
SELECT
  store_no, ordered_day AS date, count(*) AS ordered_orders,
  count_if(paid_day IS NOT NULL) AS valid_ordered_orders
FROM order_days WHERE ordered_day IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE orders_paid AS
SELECT
  store_no, paid_day AS date,
  count(*) AS paid_orders,
  sum(cents)::BIGINT AS gmv_cents,
  count_if(settled) AS settled_orders,
  count_if(by_seller) AS seller_cancelled_orders,
  count_if(help_by_paid) AS help_base_orders,
  count_if(same_day_due) AS same_day_due,
  count_if(same_day_due AND same_day_met) AS same_day_met
FROM order_days WHERE paid_day IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE orders_due_24h AS
SELECT store_no, due_24h_day AS date, count(*) AS pickup_24h_due, count_if(met_24h) AS pickup_24h_met
FROM order_days WHERE due_24h_day IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE orders_due_48h AS
SELECT store_no, due_48h_day AS date, count(*) AS pickup_48h_due, count_if(met_48h) AS pickup_48h_met
FROM order_days WHERE due_48h_day IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE orders_ship_due AS
SELECT store_no, ship_due_day AS date, count(*) AS ship_promise_due, count_if(ship_met) AS ship_promise_met
FROM order_days WHERE ship_due_day IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE orders_delivery_due AS
SELECT store_no, delivery_due_day AS date, count(*) AS delivery_due, count_if(delivery_met) AS delivery_met
FROM order_days WHERE delivery_due_day IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE orders_picked_up AS
SELECT
  store_no, pickup_day AS date,
  count(*) AS pickup_orders,
  sum(pickup_seconds)::BIGINT AS pickup_seconds,
  sum((pickup_seconds // 60) * (pickup_seconds // 60))::BIGINT AS pickup_minutes_squared
FROM order_days WHERE pickup_day IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE orders_delivered AS
SELECT
  store_no, delivered_day AS date,
  count(*) AS delivered_orders,
  sum(delivery_seconds)::BIGINT AS delivery_seconds,
  sum((delivery_seconds // 60) * (delivery_seconds // 60))::BIGINT AS delivery_minutes_squared
FROM order_days WHERE delivered_day IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE orders_rated AS
SELECT
  store_no, delivered_day AS date,
  720720 * count(*) AS rated_orders,
  720720 * sum(rating)::BIGINT AS rated_orders_rating,
  720720 * sum(rating * rating)::BIGINT AS rated_orders_rating_squared,
  count_if(rating <= 4) AS negative_orders
FROM rated_orders GROUP BY ALL;

CREATE TEMP TABLE orders_defect AS
SELECT store_no, ordered_day AS date, count(*) AS defect_orders
FROM reviewed_orders WHERE defect GROUP BY ALL;

CREATE TEMP TABLE orders_disappointed AS
SELECT store_no, delivered_day AS date, count(*) AS negative_feedback_orders
FROM reviewed_orders WHERE disappointed GROUP BY ALL;

-- Cancelled by the seller or badly reviewed; an order that is both counts once.
CREATE TEMP TABLE orders_assessed AS
SELECT
  store_no, date,
  sum(assessed)::BIGINT AS assessed_orders,
  sum(bad)::BIGINT AS bad_experience_orders
FROM (
  SELECT store_no, assessed_day AS date, count(*) AS assessed, count_if(by_seller) AS bad
  FROM order_days WHERE assessed_day IS NOT NULL GROUP BY ALL
  UNION ALL
  SELECT store_no, assessed_day, 0, count(*)
  FROM reviewed_orders WHERE bad AND NOT by_seller GROUP BY ALL
)
GROUP BY ALL;

CREATE TEMP TABLE reviews_created AS
SELECT
  store_no, created_day AS date,
  count(*) AS reviews,
  sum(weight)::BIGINT AS rating_weight,
  sum(weight * rating)::BIGINT AS rating_sum,
  sum(weight * rating * rating)::BIGINT AS rating_squared,
  sum(weight) FILTER (rating <= 4)::BIGINT AS negative_weight,
  sum(weight) FILTER (rating <= 6)::BIGINT AS medium_or_bad_weight,
  sum(weight) FILTER (positive_rating IS NOT NULL)::BIGINT AS positive_base_weight,
  sum(weight) FILTER (positive_rating >= 8)::BIGINT AS positive_weight,
  sum(weight) FILTER (with_image)::BIGINT AS image_weight,
  sum(weight * rating) FILTER (with_image)::BIGINT AS image_rating_sum,
  sum(weight) FILTER (logistics_rating <= 4)::BIGINT AS shipping_negative_weight
FROM counted_reviews GROUP BY ALL;

CREATE TEMP TABLE sub_ratings_created AS
SELECT
  store_no, created_day AS date,
  sum(weight) FILTER (description_rating IS NOT NULL)::BIGINT AS description_weight,
  sum(weight * description_rating)::BIGINT AS description_sum,
  sum(weight * description_rating * description_rating)::BIGINT AS description_squared,
  sum(weight) FILTER (service_rating IS NOT NULL)::BIGINT AS service_weight,
  sum(weight * service_rating)::BIGINT AS service_sum,
  sum(weight * service_rating * service_rating)::BIGINT AS service_squared,
  sum(weight) FILTER (logistics_rating IS NOT NULL)::BIGINT AS logistics_weight,
  sum(weight * logistics_rating)::BIGINT AS logistics_sum,
  sum(weight * logistics_rating * logistics_rating)::BIGINT AS logistics_squared
FROM counted_reviews ANTI JOIN reviews_past_third USING (store_no, review_id) GROUP BY ALL;

CREATE TEMP TABLE days_with_facts AS
SELECT store_no, date FROM orders_ordered
UNION
SELECT store_no, date FROM orders_paid
UNION
SELECT store_no, date FROM orders_due_24h
UNION
SELECT store_no, date FROM orders_due_48h
UNION
SELECT store_no, date FROM orders_ship_due
UNION
SELECT store_no, date FROM orders_delivery_due
UNION
SELECT store_no, date FROM orders_picked_up
UNION
SELECT store_no, date FROM orders_delivered
UNION
SELECT store_no, date FROM orders_rated
UNION
SELECT store_no, date FROM orders_assessed
UNION
SELECT store_no, date FROM reviews_created
UNION
SELECT store_no, date FROM sub_ratings_created;

-- Side by side by hash joins; putting them below each other and adding up takes twice as long.
COPY (
  SELECT
    platform, store_id, date,
    coalesce(COLUMNS(* EXCLUDE (platform, store_id, date, store_no, zone, positive_reviews)), 0)
  FROM days_with_facts
  LEFT JOIN orders_ordered USING (store_no, date)
  LEFT JOIN orders_paid USING (store_no, date)
  LEFT JOIN orders_due_24h USING (store_no, date)
  LEFT JOIN orders_due_48h USING (store_no, date)
  LEFT JOIN orders_ship_due USING (store_no, date)
  LEFT JOIN orders_delivery_due USING (store_no, date)
  LEFT JOIN orders_picked_up USING (store_no, date)
  LEFT JOIN orders_delivered USING (store_no, date)
  LEFT JOIN orders_rated USING (store_no, date)
  LEFT JOIN orders_defect USING (store_no, date)
  LEFT JOIN orders_disappointed USING (store_no, date)
  LEFT JOIN orders_assessed USING (store_no, date)
  LEFT JOIN reviews_created USING (store_no, date)
  LEFT JOIN sub_ratings_created USING (store_no, date)
  JOIN numbered_stores USING (store_no)
) TO '${out}/facts/store_day' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

-- Delivery times in bins that grow by a tenth from one minute on: what percentiles are taken from.
COPY (
  SELECT
    platform, store_id, delivered_day AS date,
    CASE WHEN delivery_seconds < 66 THEN 0
      ELSE least(123, floor(ln(delivery_seconds / 60.0) / ln(1.1))) END::UTINYINT AS bin,
    count(*)::INTEGER AS orders
  FROM order_days JOIN numbered_stores USING (store_no)
  WHERE delivered_day IS NOT NULL
  GROUP BY ALL
) TO '${out}/facts/delivery_bins' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

-- Repurchase over 90 days without an explosion by day: a buyer counts from an order on for 90 days, and
-- as a repeat buyer from an order on until 90 days after the order before it. What overlaps is merged, so
-- that only the days on which a count changes are left; their running sum is the count.
COPY (
  WITH orders AS (
    SELECT
      store_no,
      day,
      lag(day) OVER buyer AS day_before,
      lag(day, 2) OVER buyer AS day_before_that,
      lead(day) OVER buyer AS day_after
    FROM (
      SELECT store_no, buyer_key, to_day(paid_at, zone) AS day
      FROM '${out}/silver/orders/*.parquet' JOIN numbered_stores USING (platform, store_id)
      WHERE excluded_reason IS NULL AND paid_at IS NOT NULL AND buyer_key IS NOT NULL
    )
    WINDOW buyer AS (PARTITION BY store_no, buyer_key ORDER BY day)
  ), changes AS (
    SELECT store_no, day AS date, 1 AS buyers, 0 AS repeat_buyers
    FROM orders WHERE day_before IS NULL OR day - day_before >= 90
    UNION ALL
    SELECT store_no, day + 90, -1, 0
    FROM orders WHERE day_after IS NULL OR day_after - day >= 90
    UNION ALL
    SELECT store_no, day, 0, 1
    FROM orders
    WHERE day - day_before < 90 AND (day_before_that IS NULL OR day - day_before_that >= 90)
    UNION ALL
    SELECT store_no, day_before + 90, 0, -1
    FROM orders
    WHERE day - day_before < 90 AND (day_after IS NULL OR day_after - day_before >= 90)
  )
  SELECT
    platform, store_id, date,
    sum(buyers)::BIGINT AS buyers_change,
    sum(repeat_buyers)::BIGINT AS repeat_buyers_change
  FROM changes JOIN numbered_stores USING (store_no)
  GROUP BY ALL
  HAVING buyers_change <> 0 OR repeat_buyers_change <> 0
) TO '${out}/facts/repurchase_day' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);
