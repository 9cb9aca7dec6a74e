-- Single downloads without a page around them, by something that is not the client's browser, near the client's first
-- contact with a reported destination (`affected`). Nobody outside `affected` may have done the same with this host.
WITH loose AS (
  SELECT m.client, m.host, m.time, m.received, coalesce(m.agent, '') AS agent, m.path,
    NOT EXISTS (FROM records AS r WHERE r.client = m.client AND r.referrer IS NOT NULL AND coalesce(r.agent, '') = coalesce(m.agent, '')) AS unread
  FROM machine AS m
  WHERE m.method = 'GET' AND NOT m.failed AND m.received >= 50000
)
SELECT l.client, l.host, min(l.time) AS time, max(l.received) AS received, any_value(l.agent) AS agent,
  coalesce(bool_or(l.time BETWEEN a.first - INTERVAL 15 MINUTE AND a.first + INTERVAL 60 MINUTE), false) AS near
FROM loose AS l LEFT JOIN affected AS a ON a.client = l.client
WHERE l.unread
GROUP BY l.client, l.host
