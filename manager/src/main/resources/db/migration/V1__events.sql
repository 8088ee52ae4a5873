-- Attack events in the order in which they arrived.
-- Texts are escaped so that anything an attacker can send survives; times are milliseconds since 1970, UTC.
CREATE TABLE events (
  position    INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice, so that a cursor stays good when old rows go
  node_id     INTEGER NOT NULL,                  -- unsigned 64 bits in a signed column
  event_id    TEXT    NOT NULL,
  pot_id      TEXT    NOT NULL,
  pot_type    TEXT    NOT NULL,
  event_type  TEXT    NOT NULL,
  timestamp   INTEGER NOT NULL,                  -- the event's own time
  received_at INTEGER NOT NULL,                  -- the manager's time
  data        TEXT    NOT NULL,                  -- a JSON object, ASCII
  UNIQUE (node_id, event_id)
) STRICT;

-- Each of these ends in the position, which gives a filter's events newest first without sorting.
CREATE INDEX events_by_node ON events (node_id);
CREATE INDEX events_by_pot ON events (pot_id);
CREATE INDEX events_by_type ON events (event_type);
CREATE INDEX events_by_time ON events (timestamp);
