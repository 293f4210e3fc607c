-- Settings, platforms and clock arithmetic that every step needs.
-- ${threads}, ${memory}, ${spill}, ${landing}, ${out}, ${inner_pad} and ${outer_pad} are filled in by the harness.

SET threads = ${threads};
SET memory_limit = '${memory}';
SET temp_directory = '${spill}';
SET TimeZone = 'UTC';
-- Order of rows means nothing here, and keeping it costs memory and time.
SET preserve_insertion_order = false;

CREATE TEMP TABLE platforms AS
FROM (VALUES
  ('douyin',      'Asia/Shanghai',       'CNY', 'rating'),
  ('jd',          'Asia/Shanghai',       'CNY', 'rating'),
  ('tmall',       'Asia/Shanghai',       'CNY', 'description'),
  ('taobao',      'Asia/Shanghai',       'CNY', 'description'),
  ('pinduoduo',   'Asia/Shanghai',       'CNY', 'rating'),
  ('xiaohongshu', 'Asia/Shanghai',       'CNY', 'rating'),
  ('aliexpress',  'America/Los_Angeles', 'USD', 'rating')
) AS p (platform, zone, currency, positive_reviews);

-- Instants are kept as TIMESTAMP in UTC. Zones stand as constants, for the ICU functions are ten times
-- slower with a zone that differs by row, and Shanghai, which has had one offset since 1991, needs none.
-- Of a local time that a clock shows twice the first is meant; DuckDB takes the second.
CREATE TEMP MACRO utc_pacific(ts) AS
  make_timestamp(epoch_us(ts AT TIME ZONE 'America/Los_Angeles'));

CREATE TEMP MACRO to_utc(ts, zone) AS
  CASE
    WHEN zone = 'Asia/Shanghai' THEN ts - INTERVAL 8 HOUR
    WHEN month(ts) = 11 AND day(ts) <= 7 AND hour(ts) = 1
      THEN least(utc_pacific(ts), utc_pacific(ts - INTERVAL 1 HOUR) + INTERVAL 1 HOUR)
    ELSE utc_pacific(ts)
  END;

CREATE TEMP MACRO to_local(ts, zone) AS
  CASE
    WHEN zone = 'Asia/Shanghai' THEN ts + INTERVAL 8 HOUR
    ELSE make_timestamptz(epoch_us(ts)) AT TIME ZONE 'America/Los_Angeles'
  END;

-- Platform day of an instant.
CREATE TEMP MACRO to_day(ts, zone) AS to_local(ts, zone)::DATE;

-- First 32 hex digits of HMAC-SHA-256; the pads are the key XOR 0x36… and 0x5c….
CREATE TEMP MACRO keyed_hash(id) AS
  left(sha256('${outer_pad}'::BLOB || unhex(sha256('${inner_pad}'::BLOB || encode(id)))), 32);

-- Scores and indexes are whole millionths, and contributions are rounded so that they sum to them exactly.
CREATE TEMP MACRO millionths(x) AS coalesce(floor(x * 1e6 + 0.5), 0)::BIGINT;
CREATE TEMP MACRO from_millionths(m) AS (m * 0.000001::DECIMAL(7,6))::DECIMAL(9,6);

-- The i-th of four contributions in millionths: all are rounded down, then those with the largest remainders
-- go up until they sum to the total, the first of equal ones.
CREATE TEMP MACRO rounded_down(x) AS floor(coalesce(x, 0) * 1e6)::BIGINT;
CREATE TEMP MACRO remainder(x) AS coalesce(x, 0) * 1e6 - rounded_down(x);
CREATE TEMP MACRO comes_before(x, i, y, j) AS
  (remainder(x) > remainder(y) OR (remainder(x) = remainder(y) AND i < j))::INT;
CREATE TEMP MACRO apportioned(i, x, x1, x2, x3, x4, total) AS rounded_down(x)
  + (comes_before(x1, 1, x, i) + comes_before(x2, 2, x, i) + comes_before(x3, 3, x, i) + comes_before(x4, 4, x, i)
    < total - rounded_down(x1) - rounded_down(x2) - rounded_down(x3) - rounded_down(x4))::INT;

-- The i-th of five.
CREATE TEMP MACRO apportioned_of_five(i, x, x1, x2, x3, x4, x5, total) AS rounded_down(x)
  + (comes_before(x1, 1, x, i) + comes_before(x2, 2, x, i) + comes_before(x3, 3, x, i) + comes_before(x4, 4, x, i)
      + comes_before(x5, 5, x, i)
    < total - rounded_down(x1) - rounded_down(x2) - rounded_down(x3) - rounded_down(x4) - rounded_down(x5))::INT;

-- Numbers of one step (2^-34) are ties in a ranking, since sums added in another order differ in their last bits.
CREATE TEMP MACRO step(value) AS floor(value * 17179869184.0::DOUBLE + 0.5::DOUBLE);
