-- Who else uses this host, and since when?
SELECT p.client, p.host, h.clients, date_diff('hour', (SELECT min(first) FROM population), h.first) AS unseen,
  (SELECT count(*) FROM population) AS population
FROM profile AS p JOIN hosts AS h USING (host)
