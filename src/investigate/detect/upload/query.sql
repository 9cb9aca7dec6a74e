-- Where does more go out than comes in?
SELECT client, host, n, sent, received, largest_sent FROM profile WHERE sent > 500000 AND sent > 3 * received
