-- Who goes on although nothing ever answers?
SELECT client, host, n, failures, days,
  (SELECT count(*) FROM hosts) AS hosts
FROM profile WHERE failures = n AND n >= 5
