package io.honeybee.http;

import io.honeybee.http.Exploits.Exploit;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.SessionEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What each HTTP pot reports of requests. Stateless. */
public final class RequestEvents {
  private static final int MAX_TARGET = 4_096;
  private static final int MAX_HEADERS = 4_096;
  private static final EventField METHOD =
      new EventField("method", "the request's method", "http.request.method");

  /** A request was answered. */
  public static final EventType REQUEST =
      EventType.of(
          "request",
          "An HTTP request was answered.",
          METHOD,
          EventField.URL,
          new EventField("query", "what stands behind the question mark", "url.query"),
          new EventField("http_version", "the version of HTTP", "http.version"),
          new EventField("host", "the server that the client asks for", "url.domain"),
          new EventField("user_agent", "how the client names itself", "user_agent.original"),
          new EventField("header_names", "the names of the headers in order, as a list", ""),
          new EventField("headers", "the headers in order, one a line", ""),
          new EventField("body", "the first bytes of the body", "http.request.body.content"),
          new EventField("body_size", "bytes of the body in all", "http.request.body.bytes"),
          new EventField("status", "the answer's status", "http.response.status_code"),
          new EventField("fault", "what is wrong with the request, if anything", ""),
          new EventField("data", "the first bytes of a request that is refused, as text", ""),
          new EventField("exploit", "the known attacks that it is, as a list", ""),
          new EventField(
              "cve", "the vulnerabilities that they use, as a list", "vulnerability.id"));

  /** Something came that is no request. */
  public static final EventType BROKEN =
      EventType.of(
          "request.broken",
          "Something was sent that is no HTTP request.",
          new EventField("fault", "what is wrong with it", ""),
          EventField.DATA);

  /** Those of all HTTP pots, beside connect and close. */
  public static final List<EventType> ALL = List.of(REQUEST, BROKEN, EventType.FILE_UPLOAD);

  private RequestEvents() {}

  static void request(
      SessionEvents events,
      RequestHead head,
      byte[] body,
      long bodySize,
      int status,
      List<Exploit> exploits,
      String fault,
      byte[] heard) {
    EventFields fields = new EventFields();
    fields.text(METHOD.name(), raw(head.method()));
    fields.text("url", raw(head.target()), MAX_TARGET);
    if (!head.query().isEmpty()) {
      fields.text("query", raw(head.query()), MAX_TARGET);
    }
    fields.text("http_version", head.version());
    optional(fields, "host", head.headers().text("Host"));
    optional(fields, "user_agent", head.headers().text("User-Agent"));
    if (!head.headers().all().isEmpty()) {
      fields.names(
          "header_names", head.headers().names().stream().map(RequestEvents::text).toList());
      StringBuilder lines = new StringBuilder();
      for (Header header : head.headers().all()) {
        lines.append(header.name()).append(": ").append(header.value()).append('\n');
      }
      fields.text("headers", raw(lines.toString()), MAX_HEADERS);
    }
    if (bodySize > 0) {
      fields.text("body", body, EventFields.MAX_INPUT_BYTES);
      fields.number("body_size", bodySize);
      if (bodySize > body.length) {
        fields.cut();
      }
    }
    fields.number("status", status);
    if (!fault.isEmpty()) {
      fields.text("fault", fault).text("data", heard, MAX_HEADERS);
    }
    exploits(fields, exploits);
    events.report(REQUEST.verb(), fields);
  }

  private static void exploits(EventFields fields, List<Exploit> exploits) {
    if (exploits.isEmpty()) {
      return;
    }
    fields.names("exploit", exploits.stream().map(Exploit::name).distinct().toList());
    List<String> cves =
        exploits.stream().map(Exploit::cve).filter(cve -> !cve.isEmpty()).distinct().toList();
    if (!cves.isEmpty()) {
      fields.names("cve", cves);
    }
    List<String> techniques =
        exploits.stream().map(Exploit::technique).filter(t -> !t.isEmpty()).distinct().toList();
    if (!techniques.isEmpty()) {
      fields.techniques(techniques.toArray(String[]::new));
    }
  }

  static void broken(SessionEvents events, String fault, byte[] heard) {
    events.report(
        BROKEN.verb(),
        new EventFields().text("fault", fault).text("data", heard, EventFields.MAX_INPUT_BYTES));
  }

  private static void optional(EventFields fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.text(name, raw(value));
    }
  }

  /** A byte string as an event has it. */
  private static String text(String bytes) {
    return io.honeybee.pot.AttackerText.decode(raw(bytes));
  }

  private static byte[] raw(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }
}
