-- Who may come in. Times are milliseconds since 1970, UTC.
CREATE TABLE enrolments (
  node_name    TEXT    NOT NULL PRIMARY KEY,
  secret       BLOB    NOT NULL,            -- AES-GCM: nonce, then what it hides, bound to the name
  handed_out   INTEGER NOT NULL,            -- 1 once the node has it, by wire or by hand
  node_id      INTEGER UNIQUE,              -- unsigned 64 bits in a signed column; NULL before the first registration
  used_steps   TEXT    NOT NULL DEFAULT '', -- TOTP steps that are spent, apart by spaces
  failures     INTEGER NOT NULL DEFAULT 0,  -- wrong codes since the last right one
  locked_until INTEGER,
  created_at   INTEGER NOT NULL,
  proved_at    INTEGER                      -- the last right code
) STRICT;

CREATE TABLE tokens (
  name       TEXT    NOT NULL PRIMARY KEY,
  hash       BLOB    NOT NULL UNIQUE,       -- SHA-256
  role       TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  used_at    INTEGER
) STRICT;
