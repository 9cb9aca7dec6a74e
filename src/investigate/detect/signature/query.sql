-- The words by which a program calls itself (User-Agent), and to which hosts, of which {reported} are reported already.
-- A program that gives no name has none to recognise it by.
WITH voices AS (SELECT DISTINCT agent, host FROM records WHERE coalesce(agent, '') <> ''),
spoken AS (
  SELECT agent, count(*) AS hosts, count(*) FILTER (host IN ({reported})) AS reported FROM voices GROUP BY agent
)
SELECT v.host, v.agent, s.hosts, s.reported
FROM voices AS v JOIN spoken AS s USING (agent)
WHERE s.reported >= 2 AND s.reported * 2 >= s.hosts AND v.host NOT IN ({reported})
