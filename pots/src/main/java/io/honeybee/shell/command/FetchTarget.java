package io.honeybee.shell.command;

/**
 * What a visitor wants to fetch. Nothing is ever looked up or fetched.
 *
 * @param url with its scheme
 * @param host name or address
 * @param port as the scheme has it when absent
 * @param fileName the last part of the path, or {@code index.html}
 */
record FetchTarget(String url, String host, int port, String fileName) {

  static FetchTarget of(String given, String scheme) {
    String url = given.matches("(?i)[a-z][a-z0-9+.-]{0,15}://.*") ? given : scheme + "://" + given;
    String rest = url.substring(url.indexOf("://") + 3);
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    String path = slash < 0 ? "" : rest.substring(slash).replaceFirst("[?#].*", "");
    int colon = authority.lastIndexOf(':');
    int usual = url.startsWith("https") ? 443 : url.startsWith("ftp") ? 21 : 80;
    int port = colon < 0 ? usual : Numbers.of(authority.substring(colon + 1), usual);
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new FetchTarget(
        url,
        colon < 0 ? authority : authority.substring(0, colon),
        port,
        name.isEmpty() ? "index.html" : name);
  }

  /** Whether the host is an IPv4 address. */
  boolean isNumeric() {
    return host.matches("[0-9.]+");
  }

  /** What the tool says of its attempt. */
  String attempt(String tool) {
    if (tool.equals("curl")) {
      return isNumeric()
          ? "curl: (28) Failed to connect to %s port %d after 130204 ms: Connection timed out"
              .formatted(host, port)
          : "curl: (6) Could not resolve host: " + host;
    }
    return isNumeric()
        ? "Connecting to %s:%d... failed: Connection timed out.\nGiving up.\n".formatted(host, port)
        : "Resolving %s (%s)... failed: Temporary failure in name resolution.\n%s: unable to resolve host address '%s'"
            .formatted(host, host, tool, host);
  }
}
