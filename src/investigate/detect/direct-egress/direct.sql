-- Sessions from inside to outside that did not go through the proxy: what sensors and firewalls saw, less what the log
-- of the Web or of TLS tells better, and less the services that reach many hosts by their nature (mail, names, time).
-- Filled in: {inside} = is `client` in the organisation's networks, {outside} = is `server` outside of them, {proxies}.
CREATE OR REPLACE TABLE direct AS
WITH seen AS MATERIALIZED (
  SELECT * FROM records WHERE kind IN ('connection', 'tls') AND client NOT IN ({proxies})
),
sessions AS MATERIALIZED (SELECT * FROM seen WHERE {inside} AND {outside}),
told AS (
  SELECT DISTINCT client, server FROM records
  WHERE kind = 'web' AND server IS NOT NULL AND server IN (SELECT server FROM sessions)
  UNION SELECT client, server FROM sessions WHERE kind = 'tls'
),
services AS (
  SELECT client, port FROM sessions WHERE kind = 'connection' GROUP BY client, port HAVING count(DISTINCT server) >= 20
)
SELECT * FROM sessions
ANTI JOIN services ON services.client = sessions.client AND services.port IS NOT DISTINCT FROM sessions.port
ANTI JOIN told ON told.client = sessions.client AND told.server = sessions.server AND sessions.kind = 'connection';
