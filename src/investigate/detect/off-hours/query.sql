-- How much of it happens when nobody works? `closed` holds the closed hours of the case's calendar.
SELECT m.client, m.host, count(*) AS n, count(c.hour) AS closed
FROM machine AS m LEFT JOIN closed AS c ON c.hour = epoch(m.time)::BIGINT // 3600
GROUP BY ALL HAVING count(*) >= 5 AND count(c.hour) >= 3
