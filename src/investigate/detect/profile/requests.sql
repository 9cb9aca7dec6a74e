-- Readable records to outside hosts in the time that is judged. {parts}, {from}, {to} and {others} are filled in;
-- {others} drops records that an overlapping file of the same node holds a second time.
CREATE OR REPLACE VIEW records AS
SELECT * FROM read_parquet([{parts}])
WHERE raw IS NULL AND time >= {from} AND time < {to};

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
