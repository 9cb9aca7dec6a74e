-- What machines sent by themselves to hosts that few clients use: no page was being read there in that minute or the
-- one before. A page read = a request with a referrer, or three different paths in one minute (logs without referrers).
CREATE OR REPLACE TABLE rare AS
SELECT host FROM hosts
WHERE clients <= greatest(12, (SELECT count(*) FROM population) * 0.25) AND host NOT IN (SELECT host FROM own);

CREATE OR REPLACE TABLE pages AS
SELECT client, host, minute FROM (
  SELECT client, host, epoch(time)::BIGINT // 60 AS minute, count(referrer) AS referred,
    approx_count_distinct(path) FILTER (referrer IS NULL AND method <> 'CONNECT') AS paths
  FROM traffic SEMI JOIN rare USING (host)
  GROUP BY ALL
)
WHERE referred > 0 OR paths >= 3;

CREATE OR REPLACE TABLE machine AS
SELECT * EXCLUDE (kind, raw, result, minute) FROM (
  SELECT *, epoch(time)::BIGINT // 60 AS minute FROM traffic WHERE referrer IS NULL
) AS r
SEMI JOIN rare USING (host)
ANTI JOIN pages AS p ON r.client = p.client AND r.host = p.host AND r.minute = p.minute;
DELETE FROM machine WHERE (client, host, epoch(time)::BIGINT // 60 + 1) IN (SELECT (client, host, minute) FROM pages);
