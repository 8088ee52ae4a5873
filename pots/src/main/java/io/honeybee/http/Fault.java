package io.honeybee.http;

/** What can be wrong with a request. A {@link Manner} says what its product makes of each. */
public enum Fault {
  /** The first line is no request. */
  GARBAGE,
  /** The first line names no version, as HTTP/0.9 did. */
  OLD_VERSION,
  /** The version is none. */
  BAD_VERSION,
  /** HTTP/2.0 and above. */
  NEW_VERSION,
  /** The method has letters that are not upper-case. */
  LOWERCASE_METHOD,
  TARGET_TOO_LONG,
  /** The target is neither a path nor a URL. */
  BAD_TARGET,
  /** The target is an asterisk, or the authority of CONNECT. */
  NO_PATH,
  /** A path that leads out of the root, or has an escape that is none. */
  BAD_PATH,
  /** A path with an escaped NUL. */
  NUL_IN_PATH,
  /** A line that ends without a carriage return. */
  BARE_LINE_FEED,
  HEADER_WITHOUT_COLON,
  /** A name with a space or another character that no name has. */
  BAD_HEADER_NAME,
  /** A value with a control character other than NUL. */
  BAD_HEADER_VALUE,
  NUL_IN_HEADER,
  HEADER_TOO_LARGE,
  TOO_MANY_HEADERS,
  /** HTTP/1.1 without a Host. */
  NO_HOST,
  BAD_HOST,
  BAD_LENGTH,
  /** Both a length and chunks. */
  LENGTH_AND_CHUNKS,
  UNKNOWN_CODING,
  BAD_CHUNK,
  BODY_TOO_LARGE,
  BAD_EXPECTATION,
  /** The request did not come in time. */
  TIMEOUT,
  /** No TLS where TLS is spoken. */
  PLAIN_ON_TLS
}
