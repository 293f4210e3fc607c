-- landing files -> silver.orders, silver.reviews, silver.stores: typed, in UTC, newest version of each key.
--
-- Few keys come twice. Finding those by a hash aggregate over the keys alone and sorting only them is
-- three times as fast as row_number() over everything. Buyers are hashed once each, not once an order.

-- Orders ---------------------------------------------------------------------------------------------

CREATE TEMP TABLE received_orders AS
SELECT
  split_part(file, '/', -4) AS platform,
  split_part(file, '/', -2)::DATE AS exported_on,
  *
FROM ${orders_reader}('${landing}/*/orders/*/orders-*.${orders_ending}.gz',
  ${orders_options}, filename = 'file',
  columns = {
    order_id: 'VARCHAR', store_id: 'VARCHAR', buyer_id: 'VARCHAR', status: 'VARCHAR',
    amount: 'DECIMAL(18,2)', item_count: 'INTEGER', product_id: 'VARCHAR', category: 'VARCHAR',
    traffic_channel: 'VARCHAR', is_presale: 'BOOLEAN', is_virtual: 'BOOLEAN', excluded_reason: 'VARCHAR',
    ordered_at: 'TIMESTAMP', paid_at: 'TIMESTAMP', ship_due_at: 'TIMESTAMP', shipped_at: 'TIMESTAMP',
    picked_up_at: 'TIMESTAMP', delivery_due_at: 'TIMESTAMP', delivered_at: 'TIMESTAMP',
    completed_at: 'TIMESTAMP', cancelled_at: 'TIMESTAMP', cancelled_by: 'VARCHAR'});

CREATE TEMP TABLE buyers AS
SELECT platform, buyer_id, keyed_hash(platform || ':' || buyer_id) AS buyer_key
FROM (SELECT DISTINCT platform, buyer_id FROM received_orders WHERE buyer_id IS NOT NULL);

CREATE TEMP TABLE repeated_orders AS
SELECT platform, order_id, store_id FROM received_orders GROUP BY ALL HAVING count(*) > 1;

COPY (
  WITH newest AS NOT MATERIALIZED (
    FROM received_orders ANTI JOIN repeated_orders USING (platform, order_id, store_id)
    UNION ALL
    FROM received_orders SEMI JOIN repeated_orders USING (platform, order_id, store_id)
    QUALIFY row_number() OVER (
      PARTITION BY platform, order_id, store_id ORDER BY exported_on DESC, file DESC) = 1
  )
  SELECT
    order_id, platform, store_id, buyer_key, status, amount, currency, item_count, product_id, category,
    traffic_channel, is_presale, is_virtual, excluded_reason,
    to_utc(ordered_at, zone) AS ordered_at,
    to_utc(paid_at, zone) AS paid_at,
    to_utc(ship_due_at, zone) AS ship_due_at,
    to_utc(shipped_at, zone) AS shipped_at,
    to_utc(picked_up_at, zone) AS picked_up_at,
    to_utc(delivery_due_at, zone) AS delivery_due_at,
    to_utc(delivered_at, zone) AS delivered_at,
    to_utc(completed_at, zone) AS completed_at,
    to_utc(cancelled_at, zone) AS cancelled_at,
    cancelled_by,
    exported_on,
    substr(file, length('${landing}/') + 1) AS source_file
  FROM newest JOIN platforms USING (platform) LEFT JOIN buyers USING (platform, buyer_id)
) TO '${out}/silver/orders' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

DROP TABLE received_orders;
DROP TABLE repeated_orders;
DROP TABLE buyers;

-- Reviews --------------------------------------------------------------------------------------------

CREATE TEMP TABLE received_reviews AS
SELECT
  split_part(filename, '/', -4) AS platform,
  split_part(filename, '/', -2)::DATE AS exported_on,
  *
FROM ${reviews_reader}('${landing}/*/reviews/*/reviews-*.${reviews_ending}.gz',
  ${reviews_options}, filename = true,
  columns = {
    review_id: 'VARCHAR', order_id: 'VARCHAR', store_id: 'VARCHAR', product_id: 'VARCHAR',
    buyer_id: 'VARCHAR', rating: 'DECIMAL(2,1)', description_rating: 'DECIMAL(2,1)',
    service_rating: 'DECIMAL(2,1)', logistics_rating: 'DECIMAL(2,1)', image_count: 'INTEGER',
    has_video: 'BOOLEAN', is_default: 'BOOLEAN', text: 'VARCHAR', created_at: 'TIMESTAMP',
    updated_at: 'TIMESTAMP', appended_text: 'VARCHAR', appended_at: 'TIMESTAMP',
    replied_at: 'TIMESTAMP', is_deleted: 'BOOLEAN'});

CREATE TEMP TABLE reviewers AS
SELECT platform, buyer_id, keyed_hash(platform || ':' || buyer_id) AS buyer_key
FROM (SELECT DISTINCT platform, buyer_id FROM received_reviews WHERE buyer_id IS NOT NULL);

CREATE TEMP TABLE repeated_reviews AS
SELECT platform, review_id, store_id FROM received_reviews GROUP BY ALL HAVING count(*) > 1;

COPY (
  WITH newest AS NOT MATERIALIZED (
    FROM received_reviews ANTI JOIN repeated_reviews USING (platform, review_id, store_id)
    UNION ALL
    FROM received_reviews SEMI JOIN repeated_reviews USING (platform, review_id, store_id)
    QUALIFY row_number() OVER (
      PARTITION BY platform, review_id, store_id
      ORDER BY updated_at DESC NULLS LAST, exported_on DESC, filename DESC) = 1
  )
  SELECT
    review_id, platform, store_id, order_id, product_id, buyer_key,
    rating, description_rating, service_rating, logistics_rating,
    image_count, has_video, is_default, text,
    to_utc(created_at, zone) AS created_at,
    appended_text,
    to_utc(appended_at, zone) AS appended_at,
    to_utc(replied_at, zone) AS replied_at,
    is_deleted,
    to_utc(updated_at, zone) AS updated_at,
    exported_on,
    substr(filename, length('${landing}/') + 1) AS source_file
  FROM newest JOIN platforms USING (platform) LEFT JOIN reviewers USING (platform, buyer_id)
) TO '${out}/silver/reviews' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

DROP TABLE received_reviews;
DROP TABLE repeated_reviews;
DROP TABLE reviewers;

-- Stores: small, so plainly ----------------------------------------------------------------------------

COPY (
  SELECT
    split_part(filename, '/', -4) AS platform,
    store_id, brand, store_name, store_type, category, industry, region, opened_on,
    split_part(filename, '/', -2)::DATE AS exported_on,
    substr(filename, length('${landing}/') + 1) AS source_file
  FROM read_csv('${landing}/*/stores/*/stores-*.csv',
    auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', filename = true,
    columns = {
      store_id: 'VARCHAR', brand: 'VARCHAR', store_name: 'VARCHAR', store_type: 'VARCHAR',
      category: 'VARCHAR', industry: 'VARCHAR', region: 'VARCHAR', opened_on: 'DATE'})
  QUALIFY row_number() OVER (
    PARTITION BY split_part(filename, '/', -4), store_id
    ORDER BY split_part(filename, '/', -2) DESC, filename DESC) = 1
) TO '${out}/silver/stores' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);
