-- Which hosts are addressed by number?
SELECT client, host, n FROM profile WHERE regexp_matches(host, '^[0-9]{1,3}([.][0-9]{1,3}){3}$') OR host LIKE '[%'
