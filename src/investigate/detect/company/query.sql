-- Which other destination that behaves like remote control was active on the same client at the same time (an hour
-- either way)? `suspects` holds the pairs whose conduct alone is suspicious, with the end of their activity.
SELECT s.client, s.host, o.host AS other, s.agent = o.agent AS alike
FROM suspects AS s JOIN suspects AS o ON o.client = s.client AND o.host <> s.host
  AND o.first <= s.last + INTERVAL 1 HOUR AND o.last >= s.first - INTERVAL 1 HOUR
