package io.honeybee.app.pots;

import static io.honeybee.app.pots.MarkdownText.cell;
import static io.honeybee.app.pots.MarkdownText.code;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.PotType;
import java.util.List;

/** {@code docs/events.md}. */
final class EventsPage {
  private static final String HEAD =
      """
      # Events

      <!-- Written by `./honeybee pots --events --markdown`; change the code, then write it again. -->

      An event says what an attacker did: which node and pot saw it, its type, when (UTC, in
      milliseconds), and its `data`. Types are the pot's type and a verb, `ssh.login.failed`; field
      names are Cowrie's where Cowrie has them.

      Texts under `data` are the attacker's own and hostile: escape them wherever they are shown.
      Each is bounded. What was cut leaves `"truncated": true` and its full length in bytes in
      `<field>_bytes`; bytes that are not UTF-8 are written `\\xNN`, and are also kept in Base64 in
      `<field>_base64`.

      The column ECS names the field of the Elastic Common Schema in which the exports
      (`honeybee events export --format ecs`) have it; the whole of `data` is there, too, under
      `honeybee.data`.

      """;

  private EventsPage() {}

  static String of(List<PotType> types) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("## Fields of every event\n\n");
    fields(page, EventType.EVERYWHERE);
    for (PotType type : types) {
      page.append("\n## ").append(type.name()).append('\n');
      for (EventType event : type.eventTypes()) {
        page.append("\n### ").append(event.nameFor(type.name())).append("\n\n");
        page.append(cell(event.meaning())).append('\n');
        if (!event.fields().isEmpty()) {
          page.append('\n');
          fields(page, event.fields());
        }
      }
    }
    return page.toString();
  }

  private static void fields(StringBuilder page, List<EventField> fields) {
    page.append("| field | meaning | ECS |\n|---|---|---|\n");
    for (EventField field : fields) {
      page.append(
          "| %s | %s | %s |\n"
              .formatted(code(field.name()), cell(field.meaning()), code(field.ecs())));
    }
  }
}
