-- How stores stand among their peers: the formal ones of their category with a value, or all of the platform
-- where these are fewer than 20 or the category is unknown. A step that needs it includes this text.
--
-- In:  compared (store_no, as_of, is_formal, item, value), no nulls; present (store_no, as_of): all stores of
--      a day; numbered_stores (store_no, platform_no, category_no), the category null if unknown.
-- Out: peer_groups (peers_no, as_of, item, members, median, low_tenth, high_tenth); peers_no is the
--      category's number, or the negative number of the platform;
--      ranked (store_no, as_of, item, value, peers_no, percentile) of formal stores, 100 at the high end,
--      ties by half, where values that round to the same step are ties; newcomers (store_no, as_of, item, value, peers_no), which are not ranked.

CREATE TEMP TABLE large_categories AS
SELECT category_no, as_of, item
FROM compared JOIN numbered_stores USING (store_no)
WHERE category_no IS NOT NULL AND is_formal
GROUP BY ALL
HAVING count(*) >= 20;

-- Whole platforms are ranked only where some store has to be compared with all of it.
CREATE TEMP TABLE needed_platforms AS
SELECT DISTINCT platform_no, as_of, item
FROM (
  SELECT DISTINCT platform_no, category_no, as_of FROM present JOIN numbered_stores USING (store_no)
)
CROSS JOIN (SELECT DISTINCT item FROM compared)
ANTI JOIN large_categories USING (category_no, as_of, item);

CREATE TEMP TABLE memberships AS
SELECT store_no, as_of, item, value, category_no AS peers_no, true AS is_own
FROM compared JOIN numbered_stores USING (store_no)
SEMI JOIN large_categories USING (category_no, as_of, item)
WHERE is_formal
UNION ALL
SELECT store_no, as_of, item, value, -platform_no, large_categories.category_no IS NULL
FROM compared JOIN numbered_stores USING (store_no)
SEMI JOIN needed_platforms USING (platform_no, as_of, item)
LEFT JOIN large_categories USING (category_no, as_of, item)
WHERE is_formal;

CREATE TEMP TABLE newcomers AS
SELECT store_no, as_of, item, value, coalesce(large_categories.category_no, -platform_no) AS peers_no
FROM compared JOIN numbered_stores USING (store_no)
LEFT JOIN large_categories USING (category_no, as_of, item)
WHERE NOT is_formal;

CREATE TEMP TABLE peer_groups AS
SELECT
  peers_no, as_of, item,
  count(*)::INTEGER AS members,
  median(value) AS median,
  quantile_cont(value, 0.1) AS low_tenth,
  quantile_cont(value, 0.9) AS high_tenth
FROM memberships
GROUP BY ALL;

CREATE TEMP TABLE ranked AS
SELECT store_no, as_of, item, value, peers_no, 50.0 * (below + up_to) / members AS percentile
FROM (
  SELECT
    store_no, as_of, item, value, peers_no, is_own,
    rank() OVER up - 1 AS below,
    count(*) OVER up AS up_to
  FROM memberships
  WINDOW up AS (PARTITION BY peers_no, as_of, item ORDER BY step(value))
) JOIN peer_groups USING (peers_no, as_of, item)
WHERE is_own
