-- Is something being said, or only asked? Methods and upstream sizes per client and host.
SELECT client, host, n, tunnels, posts, sent_variation, received_variation, largest_sent
FROM profile WHERE n >= 5
