-- Does the program call itself something that this client's other traffic does not, and that few clients use at all?
WITH known AS (SELECT coalesce(agent, '') AS agent, count(DISTINCT client) AS clients FROM records WHERE kind = {kind} GROUP BY 1),
voices AS (SELECT count(*) AS agents FROM known WHERE agent <> '')
SELECT p.client, p.host, p.agent, k.clients, (SELECT count(*) FROM population) AS population
FROM profile AS p JOIN known AS k USING (agent), voices
WHERE p.n >= 3 AND voices.agents > 0
