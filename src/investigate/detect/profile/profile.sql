-- One row per client and rare host. Intervals come from one sorted list per pair, not from a window over all records.
CREATE OR REPLACE TABLE profile AS
WITH pairs AS (
  SELECT client, host,
    count(*) AS n, min(time) AS first, max(time) AS last,
    count(DISTINCT CAST(time + {offset} AS DATE)) AS days,
    count(*) FILTER (failed) AS failures,
    count(*) FILTER (method = 'CONNECT') AS tunnels,
    count(*) FILTER (method IN ('POST', 'PUT')) AS posts,
    count(DISTINCT path) AS paths,
    coalesce(sum(sent), 0) AS sent, coalesce(sum(received), 0) AS received, max(sent) AS largest_sent, max(received) AS largest_received,
    stddev_samp(sent) / nullif(avg(sent), 0) AS sent_variation,
    stddev_samp(received) FILTER (NOT failed) / nullif(avg(received) FILTER (NOT failed), 0) AS received_variation,
    mode(coalesce(agent, '')) AS agent, list_sort(list_distinct(list(coalesce(agent, ''))))[1:5] AS agents,
    list_sort(list(epoch_ms(time))) AS times
  FROM machine GROUP BY client, host
),
gaps AS (
  SELECT *, list_transform(list_zip(times[2:], times[:-2]), pair -> (pair[1] - pair[2]) / 1000.0) AS gaps FROM pairs
),
measured AS (SELECT *, list_aggregate(list_filter(gaps, gap -> gap >= 1), 'median') AS gap FROM gaps),
-- A pause (night, weekend, machine switched off) says nothing about the rhythm.
rhythm AS (SELECT *, list_filter(gaps, g -> g >= 1 AND g <= greatest(4 * 3600, 2.5 * gap)) AS running FROM measured)
SELECT r.* EXCLUDE (times, gaps, running),
  len(running) AS intervals,
  list_aggregate(list_transform(running, g -> CASE WHEN g BETWEEN 0.4 * gap AND 2.5 * gap THEN 1.0 ELSE 0.0 END), 'avg') AS regularity,
  list_aggregate(running, 'mad') / nullif(gap, 0) AS jitter,
  p.days AS client_days, p.first AS client_first, p.last AS client_last
FROM rhythm AS r JOIN population AS p USING (client);
