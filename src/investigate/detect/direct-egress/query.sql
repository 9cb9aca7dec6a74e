-- Who goes past the proxy, and how usual is that here?
WITH past AS (SELECT client, host, count(*) AS sessions, count(*) FILTER (failed) AS refused FROM direct GROUP BY ALL)
SELECT past.*, (SELECT count(DISTINCT client) FROM direct) AS clients, (SELECT count(*) FROM population) AS population
FROM past JOIN profile USING (client, host)
