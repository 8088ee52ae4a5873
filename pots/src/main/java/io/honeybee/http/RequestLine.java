package io.honeybee.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request's first line (RFC 9112 section 3). */
final class RequestLine {
  private static final Pattern VERSION = Pattern.compile("HTTP/[0-9]{1,3}\\.[0-9]{1,3}");
  private static final String SCHEME = "HTTP/";

  /** Throws unless the product does not mind. */
  interface Judge {
    void judge(Fault fault, @Nullable RequestHead head) throws HttpFault;
  }

  private RequestLine() {}

  static RequestHead parse(String line, Judge judge) throws HttpFault {
    int space = line.indexOf(' ');
    String method = space < 0 ? line : line.substring(0, space);
    if (space < 1 || !method.chars().allMatch(c -> Character.isLetter(c) && c < 0x80)) {
      throw new HttpFault(Fault.GARBAGE, null);
    }
    String rest = line.substring(space + 1).strip();
    int last = rest.lastIndexOf(' ');
    boolean old = last < 0;
    String target = old ? rest : rest.substring(0, last).strip();
    String version = old ? "0.9" : rest.substring(last + 1);
    RequestHead known = new RequestHead(method, target, "1.1", Headers.NONE);
    if (!old && !VERSION.matcher(version).matches()) {
      throw new HttpFault(Fault.BAD_VERSION, known);
    }
    if (method.chars().anyMatch(c -> c > 'Z')) {
      judge.judge(Fault.LOWERCASE_METHOD, known);
    }
    if (old) {
      if (!method.equals("GET") || rest.isEmpty() || rest.startsWith(SCHEME)) {
        throw new HttpFault(Fault.GARBAGE, known);
      }
      judge.judge(Fault.OLD_VERSION, known);
      return new RequestHead(method, target, version, Headers.NONE);
    }
    checkTarget(known, judge);
    return new RequestHead(method, target, version(version, known, judge), Headers.NONE);
  }

  private static void checkTarget(RequestHead known, Judge judge) throws HttpFault {
    String target = known.target();
    boolean plain = target.chars().noneMatch(c -> c <= ' ' || c == 0x7F);
    boolean asterisk = target.equals("*") && known.method().equals("OPTIONS");
    boolean authority = known.method().equals("CONNECT");
    if (asterisk || authority) {
      judge.judge(Fault.NO_PATH, known);
    }
    if (!plain || !(target.startsWith("/") || target.contains("://") || asterisk || authority)) {
      judge.judge(Fault.BAD_TARGET, known);
    }
  }

  private static String version(String word, RequestHead known, Judge judge) throws HttpFault {
    String number = word.substring(SCHEME.length());
    int major = Integer.parseInt(number.substring(0, number.indexOf('.')));
    if (major > 1) {
      judge.judge(Fault.NEW_VERSION, known);
    }
    if (major == 0) {
      judge.judge(Fault.BAD_VERSION, known);
    }
    return number.equals("1.0") ? number : "1.1";
  }
}
