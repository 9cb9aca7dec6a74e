-- Programs that name themselves, per client and host; the score reads the name.
SELECT client, host, n, agent FROM profile WHERE agent <> '' AND n >= 3
