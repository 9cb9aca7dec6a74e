-- Every readable record in the time that is judged, once, by corrected clocks. Source and period are filled in.
CREATE OR REPLACE VIEW records AS
SELECT * FROM {records} AS taken
WHERE time >= {from} AND time < {to};

CREATE OR REPLACE TABLE hosts AS
SELECT host, count(*) AS requests, approx_count_distinct(client) AS clients, min(time) AS first, max(time) AS last
FROM records
WHERE kind = {kind}
GROUP BY host;

CREATE OR REPLACE TABLE population AS
SELECT client, min(time) AS first, max(time) AS last, count(DISTINCT CAST(time + {offset} AS DATE)) AS days
FROM records
WHERE kind = {kind}
GROUP BY client;
