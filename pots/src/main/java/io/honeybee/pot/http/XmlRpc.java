package io.honeybee.pot.http;

import io.honeybee.http.DataFile;
import io.honeybee.http.Escaping;
import io.honeybee.http.HttpRequest;
import io.honeybee.http.HttpResponse;
import io.honeybee.http.Template;
import io.honeybee.http.Visit;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.LoginDesk;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * WordPress' {@code xmlrpc.php}: each credential in it is a login. Answers are those of WordPress
 * 6. Thread rule: safe for use by any thread.
 */
final class XmlRpc {
  private static final String TYPE = "text/xml; charset=UTF-8";
  private static final String MULTICALL = "system.multicall";
  private static final String REFUSED = "Incorrect username or password.";
  private static final int REFUSED_CODE = 403;
  private static final int NOT_FOUND_CODE = -32601;
  private static final int PARSE_CODE = -32700;

  /** Methods and where their user name stands among the parameters; the password follows. */
  private final Map<String, Integer> methods = new HashMap<>();

  private final Map<String, String> parts = new HashMap<>();
  private final LoginDesk desk;

  XmlRpc(LoginDesk desk) {
    this.desk = desk;
    for (String line : DataFile.lines(XmlRpc.class, "wordpress/xmlrpc-methods")) {
      List<String> words = List.of(line.split(" ", -1));
      methods.put(words.get(0), Integer.valueOf(words.get(1)));
    }
    for (String part : List.of("response", "fault", "fault-value", "blogs", "string")) {
      parts.put(part, DataFile.text(XmlRpc.class, "wordpress/xmlrpc-" + part + ".xml"));
    }
  }

  HttpResponse answer(HttpRequest request, Visit visit) {
    String text = new String(request.body(), StandardCharsets.ISO_8859_1);
    List<XmlCalls.Call> calls = XmlCalls.in(text);
    if (calls.isEmpty()) {
      return fault(PARSE_CODE, "parse error. not well formed");
    }
    XmlCalls.Call first = calls.getFirst();
    if (first.method().equals(MULTICALL)) {
      StringBuilder values = new StringBuilder();
      for (XmlCalls.Call call : calls.subList(1, calls.size())) {
        values.append(inMulticall(call, visit));
      }
      return response("<array><data>\n" + values + "</data></array>");
    }
    if (first.method().equals("system.listMethods")) {
      StringBuilder values = new StringBuilder();
      methods.keySet().stream()
          .sorted()
          .forEach(name -> values.append(part("string", Map.of("text", name))));
      return response("<array><data>\n" + values + "</data></array>");
    }
    Integer place = methods.get(first.method());
    if (place == null) {
      return fault(
          NOT_FOUND_CODE, "server error. requested method " + first.method() + " does not exist.");
    }
    if (place < 0) {
      return first.method().equals("demo.sayHello")
          ? response("<string>Hello!</string>")
          : fault(0, "");
    }
    return admits(first, place, visit)
        ? response(blogs(visit, request))
        : fault(REFUSED_CODE, REFUSED);
  }

  private String inMulticall(XmlCalls.Call call, Visit visit) {
    Integer place = methods.get(call.method());
    if (place == null || place < 0) {
      String text = "server error. requested method " + call.method() + " does not exist.";
      return faultValue(place == null ? NOT_FOUND_CODE : 0, place == null ? text : "");
    }
    return admits(call, place, visit)
        ? "  <value><array><data>\n  <value><boolean>1</boolean></value>\n</data></array></value>\n"
        : faultValue(REFUSED_CODE, REFUSED);
  }

  private boolean admits(XmlCalls.Call call, int place, Visit visit) {
    List<String> texts = call.texts();
    if (texts.size() < place + 2) {
      return false;
    }
    return desk.attempt(
        visit.events(),
        visit.session().source(),
        texts.get(place).getBytes(StandardCharsets.ISO_8859_1),
        texts.get(place + 1).getBytes(StandardCharsets.ISO_8859_1),
        new EventFields().text("method", "xmlrpc"));
  }

  private String blogs(Visit visit, HttpRequest request) {
    String host = request.headers().text("Host").toLowerCase(Locale.ROOT);
    return part("blogs", Map.of("base", Escaping.HTML.escape(visit.scheme() + "://" + host)));
  }

  private HttpResponse response(String value) {
    return xml(part("response", Map.of("value", value)));
  }

  private HttpResponse fault(int code, String text) {
    return xml(part("fault", faultWords(code, text)));
  }

  private String faultValue(int code, String text) {
    return part("fault-value", faultWords(code, text));
  }

  private static Map<String, String> faultWords(int code, String text) {
    return Map.of("code", Integer.toString(code), "text", Escaping.HTML.escape(text));
  }

  private String part(String name, Map<String, String> values) {
    return Template.fill(parts.getOrDefault(name, ""), values);
  }

  private static HttpResponse xml(String text) {
    return HttpResponse.of(200, TYPE, text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
