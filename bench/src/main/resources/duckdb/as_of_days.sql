-- First and last platform day with an order placed or a review written: every day between them is an as-of
-- day. The instants are brought to their zone after the minimum, not before.
SELECT min(first_day) AS first_as_of, max(last_day) AS last_day
FROM (
  SELECT to_day(min(ordered_at), any_value(zone)) AS first_day, to_day(max(ordered_at), any_value(zone)) AS last_day
  FROM '${out}/silver/orders/*.parquet' JOIN platforms USING (platform)
  GROUP BY platform
  UNION ALL
  SELECT to_day(min(created_at), any_value(zone)), to_day(max(created_at), any_value(zone))
  FROM '${out}/silver/reviews/*.parquet' JOIN platforms USING (platform)
  GROUP BY platform
)
