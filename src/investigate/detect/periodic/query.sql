-- How steadily does a client come back to a host?
SELECT client, host, n, days, intervals, gap, regularity, coalesce(jitter, 0) AS jitter
FROM profile WHERE n >= 5 AND gap IS NOT NULL AND regularity IS NOT NULL
