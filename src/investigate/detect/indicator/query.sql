-- Contacts with what the notices name, by name or by the address that was reached. `indicators` is filled from notices.json.
SELECT p.client, p.host, i.notice, i.directed, p.n,
  p.n >= 3 OR NOT EXISTS (FROM records AS r WHERE r.client = p.client AND r.referrer IS NOT NULL AND coalesce(r.agent, '') = p.agent) AS machine
FROM profile AS p JOIN indicators AS i ON i.host = p.host
