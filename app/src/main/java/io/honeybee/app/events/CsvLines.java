package io.honeybee.app.events;

import io.honeybee.manager.events.EventJson;
import io.honeybee.runtime.text.Printable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as CSV (RFC 4180: commas, each cell in quotes, CRLF), in UTF-8, for spreadsheets. Nothing
 * that an attacker typed can end a cell or a line, steer a terminal or become a formula, and
 * everything can be had back:
 *
 * <ul>
 *   <li>control characters, halves of surrogate pairs and the like are written as {@code \n},
 *       {@code \x1b}, {@code \\u{202e}}, and a backslash as {@code \\};
 *   <li>a cell that starts with {@code = + - @} or an apostrophe gets an apostrophe before it;
 *   <li>a semicolon before one of these is written as {@code \x3b}, since some spreadsheets cut
 *       there;
 *   <li>the last column is the event's whole {@code data} as JSON in ASCII.
 * </ul>
 *
 * <p>Stateless; any thread.
 */
final class CsvLines {
  private static final String END = "\r\n";

  static final String HEAD =
      "timestamp,node_id,pot_id,pot_type,event_type,src_ip,src_port,dst_port,username,password,"
          + "input,session,data"
          + END;

  /** What makes a formula, also as the wide forms of East Asian keyboards. */
  private static final String FORMULA = "=+\\-@\uff1d\uff0b\uff0d\uff20";

  private static final Pattern STARTS_LIKE_FORMULA =
      Pattern.compile("\\s*[" + FORMULA + "'].*", Pattern.DOTALL);
  private static final Pattern CUT = Pattern.compile(";(?=\\s*\"*\\s*[" + FORMULA + "])");

  private CsvLines() {}

  static String line(ApiEvent event) {
    AttackFields fields = new AttackFields(event.data());
    List<String> cells =
        List.of(
            cell(event.timestamp()),
            cell(event.text("node_id")),
            cell(event.text("pot_id")),
            cell(event.text("pot_type")),
            cell(event.eventType()),
            cell(fields.sourceAddress()),
            cell(fields.sourcePort()),
            cell(fields.destinationPort()),
            cell(fields.field("username")),
            cell(fields.field("password")),
            cell(fields.field("input")),
            cell(fields.field("session")),
            quoted(data(event.data())));
    return cells.stream().collect(Collectors.joining(",", "", END));
  }

  /** ASCII without control characters already. */
  private static String data(JsonNode data) {
    String json = data instanceof ObjectNode object ? EventJson.text(object) : data.toString();
    return CUT.matcher(json).replaceAll("\\\\u003b");
  }

  private static String cell(JsonNode value) {
    return cell(AttackFields.text(value));
  }

  private static String cell(String text) {
    String plain = CUT.matcher(Printable.escape(text)).replaceAll("\\\\x3b");
    return quoted(STARTS_LIKE_FORMULA.matcher(plain).matches() ? "'" + plain : plain);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
