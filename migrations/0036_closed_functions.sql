-- Functions that only triggers and other functions call. Migrations before this one granted all functions at their end
-- and so opened these again; from here on a migration grants its own functions by name.
revoke execute on function live_changed(text, uuid, uuid), notification_as_wished() from noroshi_app;
