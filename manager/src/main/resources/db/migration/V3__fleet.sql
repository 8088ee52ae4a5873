-- The nodes as they were last seen. Texts are the nodes' own and hostile; times are milliseconds since 1970, UTC.
CREATE TABLE nodes (
  node_id       INTEGER NOT NULL PRIMARY KEY, -- unsigned 64 bits in a signed column
  node_name     TEXT    NOT NULL,
  node_type     TEXT    NOT NULL,
  address       TEXT    NOT NULL,             -- where the node says it can be reached
  port          INTEGER NOT NULL,
  remote_host   TEXT    NOT NULL,             -- where it last came from
  enrolled      INTEGER NOT NULL,             -- 1 when its name has a secret
  older         INTEGER NOT NULL,             -- 1 when it announced no capabilities
  status        TEXT    NOT NULL,
  capabilities  TEXT    NOT NULL,             -- apart by spaces
  registered_at INTEGER NOT NULL,
  last_seen     INTEGER NOT NULL,
  last_error    TEXT
) STRICT;

CREATE TABLE node_pots (
  node_id    INTEGER NOT NULL REFERENCES nodes (node_id) ON DELETE CASCADE,
  pot_id     TEXT    NOT NULL,
  pot_type   TEXT    NOT NULL,
  status     TEXT    NOT NULL,
  message    TEXT,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (node_id, pot_id)
) STRICT;
