package io.honeybee.pot.mysql;

/** Capability flags of the connection phase, as both sides exchange them. */
final class Capability {
  static final int CONNECT_WITH_DB = 1 << 3;
  static final int PROTOCOL_41 = 1 << 9;
  static final int SSL = 1 << 11;
  static final int SECURE_CONNECTION = 1 << 15;
  static final int PLUGIN_AUTH = 1 << 19;
  static final int CONNECT_ATTRS = 1 << 20;
  static final int PLUGIN_AUTH_LENENC = 1 << 21;
  static final int DEPRECATE_EOF = 1 << 24;
  static final int QUERY_ATTRIBUTES = 1 << 27;

  /** Not set by clients that know MariaDB's own flags, which then are where zeros were. */
  static final int CLIENT_MYSQL = 1;

  /** MariaDB's own: each column comes with the name of its type. */
  static final int EXTENDED_TYPE_INFO = 1 << 3;

  /** MariaDB's own: whether columns follow is said first. */
  static final int CACHE_METADATA = 1 << 4;

  private Capability() {}
}
