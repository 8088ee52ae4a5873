-- People who sign in, their sessions in browsers, and what operators did. Times are milliseconds since 1970, UTC.
CREATE TABLE users (
  name        TEXT    NOT NULL PRIMARY KEY,
  role        TEXT    NOT NULL,
  password    TEXT    NOT NULL,            -- a hash with its parameters: $argon2id$v=19$m=..,t=..,p=..$salt$hash
  password_at INTEGER NOT NULL,
  totp        BLOB,                        -- AES-GCM: nonce, then what it hides, bound to the name; NULL without
  totp_step   INTEGER NOT NULL DEFAULT 0,  -- the newest step whose code was taken; each is taken once
  created_at  INTEGER NOT NULL,
  login_at    INTEGER
) STRICT;

CREATE TABLE web_sessions (
  hash       BLOB    NOT NULL PRIMARY KEY, -- SHA-256 of what the cookie holds
  user_name  TEXT    NOT NULL,
  source     TEXT    NOT NULL,             -- the address that signed in
  created_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX web_sessions_by_user ON web_sessions (user_name);

CREATE TABLE audit (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  at       INTEGER NOT NULL,
  actor    TEXT    NOT NULL,               -- such as "user anna", "token siem", "terminal root", "nobody"
  source   TEXT    NOT NULL,               -- the address it came from; empty for a terminal
  act      TEXT    NOT NULL,               -- such as login, user.add, command
  target   TEXT    NOT NULL,               -- to what; may be a stranger's text
  outcome  TEXT    NOT NULL,               -- ok, refused or failed
  detail   TEXT    NOT NULL
) STRICT;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
