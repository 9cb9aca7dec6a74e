-- Every readable record in the time that is judged, once, by corrected clocks. Source and period are filled in.
CREATE OR REPLACE VIEW records AS
SELECT * FROM {records} AS taken
WHERE time >= {from} AND time < {to};

-- What is judged: the requests, and the sessions that went past the proxy.
CREATE OR REPLACE VIEW traffic AS
SELECT * FROM records WHERE kind = {kind}
UNION ALL SELECT * FROM direct;

CREATE OR REPLACE TABLE hosts AS
SELECT host, count(*) AS requests, approx_count_distinct(client) AS clients, min(time) AS first, max(time) AS last
FROM traffic
GROUP BY host;

CREATE OR REPLACE TABLE population AS
SELECT client, min(time) AS first, max(time) AS last, count(DISTINCT CAST(time + {offset} AS DATE)) AS days
FROM traffic
GROUP BY client;
