-- facts -> gold.store_metrics: every metric over its windows, drawn to the peers.
--
-- Windows are rows of a dense store x day grid, frame by frame; sums stay whole numbers until the end.

CREATE TEMP TABLE as_of_days AS ${as_of_days};

CREATE TEMP TABLE numbered_stores AS
SELECT
  row_number() OVER ()::INTEGER AS store_no, platform, store_id, category, first_day,
  dense_rank() OVER (ORDER BY platform)::INTEGER AS platform_no,
  dense_rank() OVER (ORDER BY platform, category)::INTEGER AS category_no
FROM (
  SELECT platform, store_id, min(date) AS first_day
  FROM '${out}/facts/store_day/*.parquet'
  GROUP BY ALL
)
LEFT JOIN '${out}/silver/stores/*.parquet' USING (platform, store_id);

CREATE TEMP TABLE dense AS
SELECT
  store_no, days.date, f.store_no IS NOT NULL AS has_facts,
  paid_orders, gmv_cents, settled_orders, rating_sum, rating_weight, rating_squared, rated_orders_rating,
  rated_orders, rated_orders_rating_squared, negative_weight, positive_weight, positive_base_weight,
  image_weight, image_rating_sum, pickup_24h_met, pickup_24h_due, pickup_48h_met, pickup_48h_due,
  ship_promise_met, ship_promise_due, same_day_met, same_day_due, delivery_met, delivery_due,
  pickup_seconds, pickup_orders, pickup_minutes_squared, delivery_seconds, delivered_orders,
  delivery_minutes_squared, medium_or_bad_weight, seller_cancelled_orders,
  description_sum, description_weight, description_squared, service_sum, service_weight, service_squared,
  logistics_sum, logistics_weight, logistics_squared, coalesce(buyers_change, 0) AS buyers_change,
  coalesce(repeat_buyers_change, 0) AS repeat_buyers_change
FROM (
  SELECT store_no, unnest(generate_series(first_day, last_day, INTERVAL 1 DAY))::DATE AS date
  FROM numbered_stores CROSS JOIN as_of_days
) AS days
LEFT JOIN (
  SELECT store_no, date, facts.* EXCLUDE (date)
  FROM '${out}/facts/store_day/*.parquet' AS facts JOIN numbered_stores USING (platform, store_id)
) AS f USING (store_no, date)
LEFT JOIN (
  SELECT store_no, date, buyers_change, repeat_buyers_change
  FROM '${out}/facts/repurchase_day/*.parquet' JOIN numbered_stores USING (platform, store_id)
) AS changes USING (store_no, date);

-- Facts of no day in the window sum to null; that is 0 of them.
CREATE TEMP MACRO whole(x) AS coalesce(x, 0)::BIGINT;

CREATE TEMP TABLE sums AS
SELECT
  store_no, date AS as_of,
  whole(sum(paid_orders) OVER d30) AS paid_orders_30d,
  whole(sum(gmv_cents) OVER d30) AS gmv_cents_30d,
  whole(sum(settled_orders) OVER d30) AS settled_orders_30d,
  whole(sum(rating_sum) OVER d30) AS rating_sum_30d,
  whole(sum(rating_weight) OVER d30) AS rating_weight_30d,
  whole(sum(rating_squared) OVER d30) AS rating_squared_30d,
  whole(sum(rated_orders_rating) OVER d30) AS rated_orders_rating_30d,
  whole(sum(rated_orders) OVER d30) AS rated_orders_30d,
  whole(sum(rated_orders_rating_squared) OVER d30) AS rated_orders_rating_squared_30d,
  whole(sum(negative_weight) OVER d30) AS negative_weight_30d,
  whole(sum(positive_weight) OVER d30) AS positive_weight_30d,
  whole(sum(positive_base_weight) OVER d30) AS positive_base_weight_30d,
  whole(sum(image_weight) OVER d30) AS image_weight_30d,
  whole(sum(image_rating_sum) OVER d30) AS image_rating_sum_30d,
  whole(sum(pickup_24h_met) OVER d30) AS pickup_24h_met_30d,
  whole(sum(pickup_24h_due) OVER d30) AS pickup_24h_due_30d,
  whole(sum(pickup_48h_met) OVER d30) AS pickup_48h_met_30d,
  whole(sum(pickup_48h_due) OVER d30) AS pickup_48h_due_30d,
  whole(sum(ship_promise_met) OVER d30) AS ship_promise_met_30d,
  whole(sum(ship_promise_due) OVER d30) AS ship_promise_due_30d,
  whole(sum(same_day_met) OVER d30) AS same_day_met_30d,
  whole(sum(same_day_due) OVER d30) AS same_day_due_30d,
  whole(sum(delivery_met) OVER d30) AS delivery_met_30d,
  whole(sum(delivery_due) OVER d30) AS delivery_due_30d,
  whole(sum(pickup_seconds) OVER d30) AS pickup_seconds_30d,
  whole(sum(pickup_orders) OVER d30) AS pickup_orders_30d,
  whole(sum(pickup_minutes_squared) OVER d30) AS pickup_minutes_squared_30d,
  whole(sum(delivery_seconds) OVER d30) AS delivery_seconds_30d,
  whole(sum(delivered_orders) OVER d30) AS delivered_orders_30d,
  whole(sum(delivery_minutes_squared) OVER d30) AS delivery_minutes_squared_30d,
  whole(sum(rating_sum) OVER d90) AS rating_sum_90d,
  whole(sum(rating_weight) OVER d90) AS rating_weight_90d,
  whole(sum(rating_squared) OVER d90) AS rating_squared_90d,
  whole(sum(negative_weight) OVER d90) AS negative_weight_90d,
  whole(sum(medium_or_bad_weight) OVER d90) AS medium_or_bad_weight_90d,
  whole(sum(ship_promise_met) OVER d90) AS ship_promise_met_90d,
  whole(sum(ship_promise_due) OVER d90) AS ship_promise_due_90d,
  whole(sum(delivery_met) OVER d90) AS delivery_met_90d,
  whole(sum(delivery_due) OVER d90) AS delivery_due_90d,
  whole(sum(seller_cancelled_orders) OVER d90) AS seller_cancelled_orders_90d,
  whole(sum(paid_orders) OVER d90) AS paid_orders_90d,
  whole(sum(description_sum) OVER d180) AS description_sum_180d,
  whole(sum(description_weight) OVER d180) AS description_weight_180d,
  whole(sum(description_squared) OVER d180) AS description_squared_180d,
  whole(sum(service_sum) OVER d180) AS service_sum_180d,
  whole(sum(service_weight) OVER d180) AS service_weight_180d,
  whole(sum(service_squared) OVER d180) AS service_squared_180d,
  whole(sum(logistics_sum) OVER d180) AS logistics_sum_180d,
  whole(sum(logistics_weight) OVER d180) AS logistics_weight_180d,
  whole(sum(logistics_squared) OVER d180) AS logistics_squared_180d,
  sum(buyers_change) OVER up_to::BIGINT AS buyers_90d,
  sum(repeat_buyers_change) OVER up_to::BIGINT AS repeat_buyers_90d
FROM dense
WINDOW
  d30 AS (PARTITION BY store_no ORDER BY date ROWS 29 PRECEDING),
  d90 AS (PARTITION BY store_no ORDER BY date ROWS 89 PRECEDING),
  d180 AS (PARTITION BY store_no ORDER BY date ROWS 179 PRECEDING),
  up_to AS (PARTITION BY store_no ORDER BY date ROWS UNBOUNDED PRECEDING)
-- a store that did nothing for 180 days is forgotten
QUALIFY count_if(has_facts) OVER d180 > 0 AND date >= (SELECT first_as_of FROM as_of_days);

DROP TABLE dense;

-- Percentiles of delivery times from bins summed over 30 days, on the days that have enough. A bin is
-- handed to each of the 30 days that see it; a windowed quantile over the single deliveries did not end.
CREATE TEMP TABLE window_bins AS
SELECT store_no, as_of, bin, sum(orders)::BIGINT AS orders
FROM (
  SELECT store_no, date + days_later AS as_of, bin, orders
  FROM '${out}/facts/delivery_bins/*.parquet' JOIN numbered_stores USING (platform, store_id)
  CROSS JOIN (SELECT unnest(range(30))::INTEGER AS days_later)
)
GROUP BY ALL;

CREATE TEMP TABLE percentiles AS
SELECT
  store_no, as_of,
  min(bin) FILTER (2 * up_to_bin >= delivered) AS p50_bin,
  min(bin) FILTER (10 * up_to_bin >= 9 * delivered) AS p90_bin
FROM (
  SELECT
    store_no, as_of, bin,
    sum(orders) OVER (PARTITION BY store_no, as_of ORDER BY bin) AS up_to_bin,
    sum(orders) OVER (PARTITION BY store_no, as_of) AS delivered
  FROM window_bins
)
WHERE delivered >= 30
GROUP BY ALL;

DROP TABLE window_bins;

-- Numerators and denominators in stars, hours, reviews or orders; squares of means in the same unit.
CREATE TEMP TABLE measured AS
SELECT
  store_no, as_of,
  rating_sum_30d / 1441440 AS rating_mean_30d_num,
  rating_weight_30d / 720720 AS rating_mean_30d_den,
  rating_squared_30d / 2882880 AS rating_mean_30d_sq,
  rating_sum_90d / 1441440 AS rating_mean_90d_num,
  rating_weight_90d / 720720 AS rating_mean_90d_den,
  rating_squared_90d / 2882880 AS rating_mean_90d_sq,
  rated_orders_rating_30d / 1441440 AS product_rating_mean_30d_num,
  rated_orders_30d / 720720 AS product_rating_mean_30d_den,
  rated_orders_rating_squared_30d / 2882880 AS product_rating_mean_30d_sq,
  description_sum_180d / 1441440 AS description_mean_180d_num,
  description_weight_180d / 720720 AS description_mean_180d_den,
  description_squared_180d / 2882880 AS description_mean_180d_sq,
  service_sum_180d / 1441440 AS service_mean_180d_num,
  service_weight_180d / 720720 AS service_mean_180d_den,
  service_squared_180d / 2882880 AS service_mean_180d_sq,
  logistics_sum_180d / 1441440 AS logistics_mean_180d_num,
  logistics_weight_180d / 720720 AS logistics_mean_180d_den,
  logistics_squared_180d / 2882880 AS logistics_mean_180d_sq,
  negative_weight_30d / 720720 AS negative_review_rate_30d_num,
  rating_weight_30d / 720720 AS negative_review_rate_30d_den,
  negative_weight_90d / 720720 AS negative_review_rate_90d_num,
  rating_weight_90d / 720720 AS negative_review_rate_90d_den,
  medium_or_bad_weight_90d / 720720 AS medium_or_bad_review_rate_90d_num,
  rating_weight_90d / 720720 AS medium_or_bad_review_rate_90d_den,
  positive_weight_30d / 720720 AS positive_review_rate_30d_num,
  positive_base_weight_30d / 720720 AS positive_review_rate_30d_den,
  image_weight_30d / 720720 AS image_review_rate_30d_num,
  rating_weight_30d / 720720 AS image_review_rate_30d_den,
  (5 * rating_sum_30d + image_rating_sum_30d) / 7207200 AS review_score_30d_num,
  (5 * rating_weight_30d + image_weight_30d) / 3603600 AS review_score_30d_den,
  pickup_24h_met_30d / 1 AS pickup_24h_rate_30d_num,
  pickup_24h_due_30d / 1 AS pickup_24h_rate_30d_den,
  pickup_48h_met_30d / 1 AS pickup_48h_rate_30d_num,
  pickup_48h_due_30d / 1 AS pickup_48h_rate_30d_den,
  ship_promise_met_30d / 1 AS ship_on_promise_rate_30d_num,
  ship_promise_due_30d / 1 AS ship_on_promise_rate_30d_den,
  ship_promise_met_90d / 1 AS ship_on_promise_rate_90d_num,
  ship_promise_due_90d / 1 AS ship_on_promise_rate_90d_den,
  same_day_met_30d / 1 AS same_day_pickup_rate_30d_num,
  same_day_due_30d / 1 AS same_day_pickup_rate_30d_den,
  delivery_met_30d / 1 AS delivery_sla_rate_30d_num,
  delivery_due_30d / 1 AS delivery_sla_rate_30d_den,
  delivery_met_90d / 1 AS delivery_sla_rate_90d_num,
  delivery_due_90d / 1 AS delivery_sla_rate_90d_den,
  pickup_seconds_30d / 3600 AS pickup_hours_mean_30d_num,
  pickup_orders_30d / 1 AS pickup_hours_mean_30d_den,
  pickup_minutes_squared_30d / 3600 AS pickup_hours_mean_30d_sq,
  delivery_seconds_30d / 3600 AS delivery_hours_mean_30d_num,
  delivered_orders_30d / 1 AS delivery_hours_mean_30d_den,
  delivery_minutes_squared_30d / 3600 AS delivery_hours_mean_30d_sq,
  seller_cancelled_orders_90d / 1 AS seller_cancel_rate_90d_num,
  paid_orders_90d / 1 AS seller_cancel_rate_90d_den,
  repeat_buyers_90d AS repurchase_rate_90d_num,
  buyers_90d AS repurchase_rate_90d_den
FROM sums;

-- What the peers add up to: k stores with evidence, s and n in all, q squares, nn squared counts, ssn = s squared by n.
CREATE TEMP MACRO peer_sums(s, n, q) AS {
  k: count_if(n > 0),
  s: coalesce(sum(s) FILTER (n > 0), 0)::DOUBLE,
  n: coalesce(sum(n) FILTER (n > 0), 0)::DOUBLE,
  q: coalesce(sum(q) FILTER (n > 0), 0)::DOUBLE,
  nn: coalesce(sum(n::DOUBLE * n) FILTER (n > 0), 0),
  ssn: coalesce(sum(s::DOUBLE * s / n) FILTER (n > 0), 0)};

CREATE TEMP MACRO merged(g) AS {
  k: sum(g.k), s: sum(g.s), n: sum(g.n), q: sum(g.q), nn: sum(g.nn), ssn: sum(g.ssn)};

CREATE TEMP TABLE category_sums AS
SELECT
  platform_no, category_no, any_value(category) AS category, as_of,
  peer_sums(rating_mean_30d_num, rating_mean_30d_den, rating_mean_30d_sq) AS rating_mean_30d,
  peer_sums(rating_mean_90d_num, rating_mean_90d_den, rating_mean_90d_sq) AS rating_mean_90d,
  peer_sums(product_rating_mean_30d_num, product_rating_mean_30d_den, product_rating_mean_30d_sq) AS product_rating_mean_30d,
  peer_sums(description_mean_180d_num, description_mean_180d_den, description_mean_180d_sq) AS description_mean_180d,
  peer_sums(service_mean_180d_num, service_mean_180d_den, service_mean_180d_sq) AS service_mean_180d,
  peer_sums(logistics_mean_180d_num, logistics_mean_180d_den, logistics_mean_180d_sq) AS logistics_mean_180d,
  peer_sums(negative_review_rate_30d_num, negative_review_rate_30d_den, negative_review_rate_30d_num) AS negative_review_rate_30d,
  peer_sums(negative_review_rate_90d_num, negative_review_rate_90d_den, negative_review_rate_90d_num) AS negative_review_rate_90d,
  peer_sums(medium_or_bad_review_rate_90d_num, medium_or_bad_review_rate_90d_den, medium_or_bad_review_rate_90d_num) AS medium_or_bad_review_rate_90d,
  peer_sums(positive_review_rate_30d_num, positive_review_rate_30d_den, positive_review_rate_30d_num) AS positive_review_rate_30d,
  peer_sums(image_review_rate_30d_num, image_review_rate_30d_den, image_review_rate_30d_num) AS image_review_rate_30d,
  peer_sums(review_score_30d_num, review_score_30d_den, rating_mean_30d_sq) AS review_score_30d,
  peer_sums(pickup_24h_rate_30d_num, pickup_24h_rate_30d_den, pickup_24h_rate_30d_num) AS pickup_24h_rate_30d,
  peer_sums(pickup_48h_rate_30d_num, pickup_48h_rate_30d_den, pickup_48h_rate_30d_num) AS pickup_48h_rate_30d,
  peer_sums(ship_on_promise_rate_30d_num, ship_on_promise_rate_30d_den, ship_on_promise_rate_30d_num) AS ship_on_promise_rate_30d,
  peer_sums(ship_on_promise_rate_90d_num, ship_on_promise_rate_90d_den, ship_on_promise_rate_90d_num) AS ship_on_promise_rate_90d,
  peer_sums(same_day_pickup_rate_30d_num, same_day_pickup_rate_30d_den, same_day_pickup_rate_30d_num) AS same_day_pickup_rate_30d,
  peer_sums(delivery_sla_rate_30d_num, delivery_sla_rate_30d_den, delivery_sla_rate_30d_num) AS delivery_sla_rate_30d,
  peer_sums(delivery_sla_rate_90d_num, delivery_sla_rate_90d_den, delivery_sla_rate_90d_num) AS delivery_sla_rate_90d,
  peer_sums(pickup_hours_mean_30d_num, pickup_hours_mean_30d_den, pickup_hours_mean_30d_sq) AS pickup_hours_mean_30d,
  peer_sums(delivery_hours_mean_30d_num, delivery_hours_mean_30d_den, delivery_hours_mean_30d_sq) AS delivery_hours_mean_30d,
  peer_sums(seller_cancel_rate_90d_num, seller_cancel_rate_90d_den, seller_cancel_rate_90d_num) AS seller_cancel_rate_90d,
  peer_sums(repurchase_rate_90d_num, repurchase_rate_90d_den, repurchase_rate_90d_num) AS repurchase_rate_90d
FROM measured JOIN numbered_stores USING (store_no)
GROUP BY platform_no, category_no, as_of;

CREATE TEMP TABLE platform_sums AS
SELECT
  platform_no, as_of,
  merged(rating_mean_30d) AS rating_mean_30d,
  merged(rating_mean_90d) AS rating_mean_90d,
  merged(product_rating_mean_30d) AS product_rating_mean_30d,
  merged(description_mean_180d) AS description_mean_180d,
  merged(service_mean_180d) AS service_mean_180d,
  merged(logistics_mean_180d) AS logistics_mean_180d,
  merged(negative_review_rate_30d) AS negative_review_rate_30d,
  merged(negative_review_rate_90d) AS negative_review_rate_90d,
  merged(medium_or_bad_review_rate_90d) AS medium_or_bad_review_rate_90d,
  merged(positive_review_rate_30d) AS positive_review_rate_30d,
  merged(image_review_rate_30d) AS image_review_rate_30d,
  merged(review_score_30d) AS review_score_30d,
  merged(pickup_24h_rate_30d) AS pickup_24h_rate_30d,
  merged(pickup_48h_rate_30d) AS pickup_48h_rate_30d,
  merged(ship_on_promise_rate_30d) AS ship_on_promise_rate_30d,
  merged(ship_on_promise_rate_90d) AS ship_on_promise_rate_90d,
  merged(same_day_pickup_rate_30d) AS same_day_pickup_rate_30d,
  merged(delivery_sla_rate_30d) AS delivery_sla_rate_30d,
  merged(delivery_sla_rate_90d) AS delivery_sla_rate_90d,
  merged(pickup_hours_mean_30d) AS pickup_hours_mean_30d,
  merged(delivery_hours_mean_30d) AS delivery_hours_mean_30d,
  merged(seller_cancel_rate_90d) AS seller_cancel_rate_90d,
  merged(repurchase_rate_90d) AS repurchase_rate_90d
FROM category_sums
GROUP BY ALL;

-- A category with fewer than 20 stores with evidence, or an unknown one, takes the whole platform's.
CREATE TEMP MACRO peers(of_category, of_platform, category) AS
  CASE WHEN category IS NOT NULL AND of_category.k >= 20 THEN of_category ELSE of_platform END;

CREATE TEMP TABLE peer_groups AS
SELECT
  category_no, c.as_of,
  peers(c.rating_mean_30d, p.rating_mean_30d, category) AS rating_mean_30d,
  peers(c.rating_mean_90d, p.rating_mean_90d, category) AS rating_mean_90d,
  peers(c.product_rating_mean_30d, p.product_rating_mean_30d, category) AS product_rating_mean_30d,
  peers(c.description_mean_180d, p.description_mean_180d, category) AS description_mean_180d,
  peers(c.service_mean_180d, p.service_mean_180d, category) AS service_mean_180d,
  peers(c.logistics_mean_180d, p.logistics_mean_180d, category) AS logistics_mean_180d,
  peers(c.negative_review_rate_30d, p.negative_review_rate_30d, category) AS negative_review_rate_30d,
  peers(c.negative_review_rate_90d, p.negative_review_rate_90d, category) AS negative_review_rate_90d,
  peers(c.medium_or_bad_review_rate_90d, p.medium_or_bad_review_rate_90d, category) AS medium_or_bad_review_rate_90d,
  peers(c.positive_review_rate_30d, p.positive_review_rate_30d, category) AS positive_review_rate_30d,
  peers(c.image_review_rate_30d, p.image_review_rate_30d, category) AS image_review_rate_30d,
  peers(c.review_score_30d, p.review_score_30d, category) AS review_score_30d,
  peers(c.pickup_24h_rate_30d, p.pickup_24h_rate_30d, category) AS pickup_24h_rate_30d,
  peers(c.pickup_48h_rate_30d, p.pickup_48h_rate_30d, category) AS pickup_48h_rate_30d,
  peers(c.ship_on_promise_rate_30d, p.ship_on_promise_rate_30d, category) AS ship_on_promise_rate_30d,
  peers(c.ship_on_promise_rate_90d, p.ship_on_promise_rate_90d, category) AS ship_on_promise_rate_90d,
  peers(c.same_day_pickup_rate_30d, p.same_day_pickup_rate_30d, category) AS same_day_pickup_rate_30d,
  peers(c.delivery_sla_rate_30d, p.delivery_sla_rate_30d, category) AS delivery_sla_rate_30d,
  peers(c.delivery_sla_rate_90d, p.delivery_sla_rate_90d, category) AS delivery_sla_rate_90d,
  peers(c.pickup_hours_mean_30d, p.pickup_hours_mean_30d, category) AS pickup_hours_mean_30d,
  peers(c.delivery_hours_mean_30d, p.delivery_hours_mean_30d, category) AS delivery_hours_mean_30d,
  peers(c.seller_cancel_rate_90d, p.seller_cancel_rate_90d, category) AS seller_cancel_rate_90d,
  peers(c.repurchase_rate_90d, p.repurchase_rate_90d, category) AS repurchase_rate_90d
FROM category_sums AS c JOIN platform_sums AS p ON p.platform_no = c.platform_no AND p.as_of = c.as_of;

-- Variance inside stores and, by the method of moments, between them; how many observations the peers'
-- mean is worth: means 5 to 50, rates (beta-binomial) 5 to 500.
CREATE TEMP MACRO inside(g) AS
  CASE WHEN g.n > g.k THEN greatest(0, (g.q - g.ssn) / (g.n - g.k)) END;

CREATE TEMP MACRO between_stores(g, inside) AS
  CASE WHEN g.k >= 2 AND g.n - g.nn / g.n > 0 AND inside IS NOT NULL
    THEN greatest(0, (g.ssn - g.s * g.s / g.n - (g.k - 1) * inside) / (g.n - g.nn / g.n)) ELSE 0 END;

CREATE TEMP MACRO prior_of_mean(g, inside) AS {
  mean: g.s / nullif(g.n, 0),
  weight: CASE WHEN between_stores(g, inside) > 0
    THEN least(50, greatest(5, inside / between_stores(g, inside))) ELSE 50 END};

CREATE TEMP MACRO prior_of_rate(g) AS {
  mean: g.s / nullif(g.n, 0),
  weight: CASE WHEN between_stores(g, inside(g)) > 0
    THEN least(500, greatest(5, g.s / g.n * (1 - g.s / g.n) / between_stores(g, inside(g)) - 1))
    ELSE 500 END};

CREATE TEMP TABLE priors AS
SELECT
  category_no, as_of,
  prior_of_mean(rating_mean_30d, inside(rating_mean_30d)) AS rating_mean_30d,
  prior_of_mean(rating_mean_90d, inside(rating_mean_90d)) AS rating_mean_90d,
  prior_of_mean(product_rating_mean_30d, inside(product_rating_mean_30d)) AS product_rating_mean_30d,
  prior_of_mean(description_mean_180d, inside(description_mean_180d)) AS description_mean_180d,
  prior_of_mean(service_mean_180d, inside(service_mean_180d)) AS service_mean_180d,
  prior_of_mean(logistics_mean_180d, inside(logistics_mean_180d)) AS logistics_mean_180d,
  prior_of_rate(negative_review_rate_30d) AS negative_review_rate_30d,
  prior_of_rate(negative_review_rate_90d) AS negative_review_rate_90d,
  prior_of_rate(medium_or_bad_review_rate_90d) AS medium_or_bad_review_rate_90d,
  prior_of_rate(positive_review_rate_30d) AS positive_review_rate_30d,
  prior_of_rate(image_review_rate_30d) AS image_review_rate_30d,
  -- has no squares of its own: those of the plain mean stand in
  prior_of_mean(review_score_30d, inside(rating_mean_30d)) AS review_score_30d,
  prior_of_rate(pickup_24h_rate_30d) AS pickup_24h_rate_30d,
  prior_of_rate(pickup_48h_rate_30d) AS pickup_48h_rate_30d,
  prior_of_rate(ship_on_promise_rate_30d) AS ship_on_promise_rate_30d,
  prior_of_rate(ship_on_promise_rate_90d) AS ship_on_promise_rate_90d,
  prior_of_rate(same_day_pickup_rate_30d) AS same_day_pickup_rate_30d,
  prior_of_rate(delivery_sla_rate_30d) AS delivery_sla_rate_30d,
  prior_of_rate(delivery_sla_rate_90d) AS delivery_sla_rate_90d,
  prior_of_mean(pickup_hours_mean_30d, inside(pickup_hours_mean_30d)) AS pickup_hours_mean_30d,
  prior_of_mean(delivery_hours_mean_30d, inside(delivery_hours_mean_30d)) AS delivery_hours_mean_30d,
  prior_of_rate(seller_cancel_rate_90d) AS seller_cancel_rate_90d,
  prior_of_rate(repurchase_rate_90d) AS repurchase_rate_90d
FROM peer_groups;

CREATE TEMP MACRO metric(num, den) AS CASE WHEN den >= 30 THEN num / den END;

CREATE TEMP MACRO shrunk(num, den, prior) AS
  CASE WHEN den > 0 THEN (prior.weight * prior.mean + num) / (prior.weight + den) END;

-- What a bin stands for: the geometric middle of its bounds, in hours.
CREATE TEMP MACRO bin_hours(bin) AS 60 * pow(1.1::DOUBLE, bin + 0.5) / 3600;

COPY (
  SELECT
    platform, store_id, m.as_of, category,
    paid_orders_30d,
    (gmv_cents_30d * 0.01::DECIMAL(3,2))::DECIMAL(18,2) AS gmv_30d,
    settled_orders_30d / nullif(paid_orders_30d, 0) AS completeness_30d,
    metric(rating_mean_30d_num, rating_mean_30d_den) AS rating_mean_30d, rating_mean_30d_num, rating_mean_30d_den,
    shrunk(rating_mean_30d_num, rating_mean_30d_den, p.rating_mean_30d) AS rating_mean_30d_shrunk,
    metric(rating_mean_90d_num, rating_mean_90d_den) AS rating_mean_90d, rating_mean_90d_num, rating_mean_90d_den,
    shrunk(rating_mean_90d_num, rating_mean_90d_den, p.rating_mean_90d) AS rating_mean_90d_shrunk,
    metric(product_rating_mean_30d_num, product_rating_mean_30d_den) AS product_rating_mean_30d, product_rating_mean_30d_num, product_rating_mean_30d_den,
    shrunk(product_rating_mean_30d_num, product_rating_mean_30d_den, p.product_rating_mean_30d) AS product_rating_mean_30d_shrunk,
    metric(description_mean_180d_num, description_mean_180d_den) AS description_mean_180d, description_mean_180d_num, description_mean_180d_den,
    shrunk(description_mean_180d_num, description_mean_180d_den, p.description_mean_180d) AS description_mean_180d_shrunk,
    metric(service_mean_180d_num, service_mean_180d_den) AS service_mean_180d, service_mean_180d_num, service_mean_180d_den,
    shrunk(service_mean_180d_num, service_mean_180d_den, p.service_mean_180d) AS service_mean_180d_shrunk,
    metric(logistics_mean_180d_num, logistics_mean_180d_den) AS logistics_mean_180d, logistics_mean_180d_num, logistics_mean_180d_den,
    shrunk(logistics_mean_180d_num, logistics_mean_180d_den, p.logistics_mean_180d) AS logistics_mean_180d_shrunk,
    metric(negative_review_rate_30d_num, negative_review_rate_30d_den) AS negative_review_rate_30d, negative_review_rate_30d_num, negative_review_rate_30d_den,
    shrunk(negative_review_rate_30d_num, negative_review_rate_30d_den, p.negative_review_rate_30d) AS negative_review_rate_30d_shrunk,
    metric(negative_review_rate_90d_num, negative_review_rate_90d_den) AS negative_review_rate_90d, negative_review_rate_90d_num, negative_review_rate_90d_den,
    shrunk(negative_review_rate_90d_num, negative_review_rate_90d_den, p.negative_review_rate_90d) AS negative_review_rate_90d_shrunk,
    metric(medium_or_bad_review_rate_90d_num, medium_or_bad_review_rate_90d_den) AS medium_or_bad_review_rate_90d, medium_or_bad_review_rate_90d_num, medium_or_bad_review_rate_90d_den,
    shrunk(medium_or_bad_review_rate_90d_num, medium_or_bad_review_rate_90d_den, p.medium_or_bad_review_rate_90d) AS medium_or_bad_review_rate_90d_shrunk,
    metric(positive_review_rate_30d_num, positive_review_rate_30d_den) AS positive_review_rate_30d, positive_review_rate_30d_num, positive_review_rate_30d_den,
    shrunk(positive_review_rate_30d_num, positive_review_rate_30d_den, p.positive_review_rate_30d) AS positive_review_rate_30d_shrunk,
    metric(image_review_rate_30d_num, image_review_rate_30d_den) AS image_review_rate_30d, image_review_rate_30d_num, image_review_rate_30d_den,
    shrunk(image_review_rate_30d_num, image_review_rate_30d_den, p.image_review_rate_30d) AS image_review_rate_30d_shrunk,
    metric(review_score_30d_num, review_score_30d_den) AS review_score_30d, review_score_30d_num, review_score_30d_den,
    shrunk(review_score_30d_num, review_score_30d_den, p.review_score_30d) AS review_score_30d_shrunk,
    metric(pickup_24h_rate_30d_num, pickup_24h_rate_30d_den) AS pickup_24h_rate_30d, pickup_24h_rate_30d_num, pickup_24h_rate_30d_den,
    shrunk(pickup_24h_rate_30d_num, pickup_24h_rate_30d_den, p.pickup_24h_rate_30d) AS pickup_24h_rate_30d_shrunk,
    metric(pickup_48h_rate_30d_num, pickup_48h_rate_30d_den) AS pickup_48h_rate_30d, pickup_48h_rate_30d_num, pickup_48h_rate_30d_den,
    shrunk(pickup_48h_rate_30d_num, pickup_48h_rate_30d_den, p.pickup_48h_rate_30d) AS pickup_48h_rate_30d_shrunk,
    metric(ship_on_promise_rate_30d_num, ship_on_promise_rate_30d_den) AS ship_on_promise_rate_30d, ship_on_promise_rate_30d_num, ship_on_promise_rate_30d_den,
    shrunk(ship_on_promise_rate_30d_num, ship_on_promise_rate_30d_den, p.ship_on_promise_rate_30d) AS ship_on_promise_rate_30d_shrunk,
    metric(ship_on_promise_rate_90d_num, ship_on_promise_rate_90d_den) AS ship_on_promise_rate_90d, ship_on_promise_rate_90d_num, ship_on_promise_rate_90d_den,
    shrunk(ship_on_promise_rate_90d_num, ship_on_promise_rate_90d_den, p.ship_on_promise_rate_90d) AS ship_on_promise_rate_90d_shrunk,
    metric(same_day_pickup_rate_30d_num, same_day_pickup_rate_30d_den) AS same_day_pickup_rate_30d, same_day_pickup_rate_30d_num, same_day_pickup_rate_30d_den,
    shrunk(same_day_pickup_rate_30d_num, same_day_pickup_rate_30d_den, p.same_day_pickup_rate_30d) AS same_day_pickup_rate_30d_shrunk,
    metric(delivery_sla_rate_30d_num, delivery_sla_rate_30d_den) AS delivery_sla_rate_30d, delivery_sla_rate_30d_num, delivery_sla_rate_30d_den,
    shrunk(delivery_sla_rate_30d_num, delivery_sla_rate_30d_den, p.delivery_sla_rate_30d) AS delivery_sla_rate_30d_shrunk,
    metric(delivery_sla_rate_90d_num, delivery_sla_rate_90d_den) AS delivery_sla_rate_90d, delivery_sla_rate_90d_num, delivery_sla_rate_90d_den,
    shrunk(delivery_sla_rate_90d_num, delivery_sla_rate_90d_den, p.delivery_sla_rate_90d) AS delivery_sla_rate_90d_shrunk,
    metric(pickup_hours_mean_30d_num, pickup_hours_mean_30d_den) AS pickup_hours_mean_30d, pickup_hours_mean_30d_num, pickup_hours_mean_30d_den,
    shrunk(pickup_hours_mean_30d_num, pickup_hours_mean_30d_den, p.pickup_hours_mean_30d) AS pickup_hours_mean_30d_shrunk,
    metric(delivery_hours_mean_30d_num, delivery_hours_mean_30d_den) AS delivery_hours_mean_30d, delivery_hours_mean_30d_num, delivery_hours_mean_30d_den,
    shrunk(delivery_hours_mean_30d_num, delivery_hours_mean_30d_den, p.delivery_hours_mean_30d) AS delivery_hours_mean_30d_shrunk,
    metric(seller_cancel_rate_90d_num, seller_cancel_rate_90d_den) AS seller_cancel_rate_90d, seller_cancel_rate_90d_num, seller_cancel_rate_90d_den,
    shrunk(seller_cancel_rate_90d_num, seller_cancel_rate_90d_den, p.seller_cancel_rate_90d) AS seller_cancel_rate_90d_shrunk,
    bin_hours(p50_bin) AS delivery_hours_p50_30d,
    bin_hours(p90_bin) AS delivery_hours_p90_30d,
    metric(repurchase_rate_90d_num, repurchase_rate_90d_den) AS repurchase_rate_90d, repurchase_rate_90d_num, repurchase_rate_90d_den,
    shrunk(repurchase_rate_90d_num, repurchase_rate_90d_den, p.repurchase_rate_90d) AS repurchase_rate_90d_shrunk
  FROM measured AS m
  JOIN sums AS w ON w.store_no = m.store_no AND w.as_of = m.as_of
  JOIN numbered_stores AS s ON s.store_no = m.store_no
  JOIN priors AS p ON p.category_no = s.category_no AND p.as_of = m.as_of
  LEFT JOIN percentiles AS q ON q.store_no = m.store_no AND q.as_of = m.as_of
) TO '${out}/gold/store_metrics' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);
