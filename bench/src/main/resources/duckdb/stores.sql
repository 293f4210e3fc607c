-- Stores of store_metrics by number, with numbers for their platform and their category on it.
CREATE TEMP TABLE numbered_stores AS
SELECT
  row_number() OVER ()::INTEGER AS store_no,
  dense_rank() OVER (ORDER BY platform)::INTEGER AS platform_no,
  CASE WHEN category IS NOT NULL THEN dense_rank() OVER (ORDER BY platform, category) END::INTEGER
    AS category_no,
  platform, store_id, category
FROM (SELECT DISTINCT platform, store_id, category FROM '${out}/gold/store_metrics/*.parquet')
