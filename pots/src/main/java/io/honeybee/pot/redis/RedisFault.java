package io.honeybee.pot.redis;

/** A command fails with this error; the session goes on. */
final class RedisFault extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param line the error as it is sent, without the leading minus
   */
  RedisFault(String line) {
    super(line, null, false, false);
  }

  static RedisFault wrongType() {
    return new RedisFault("WRONGTYPE Operation against a key holding the wrong kind of value");
  }

  static RedisFault syntax() {
    return new RedisFault("ERR syntax error");
  }

  static RedisFault notInteger() {
    return new RedisFault("ERR value is not an integer or out of range");
  }

  static RedisFault wrongArguments(String command) {
    return new RedisFault("ERR wrong number of arguments for '" + command + "' command");
  }

  String line() {
    return String.valueOf(getMessage());
  }
}
