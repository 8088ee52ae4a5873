package io.honeybee.app.events;

import io.honeybee.manager.events.EventJson;

/** How events are written to a file. All of it is text on one line an event. */
enum ExportFormat {
  /** The API's event objects, in ASCII. */
  JSONL,
  /** RFC 4180, with a line of headings. */
  CSV,
  /** Elastic Common Schema, a JSON object a line, in ASCII. */
  ECS;

  /** What stands before the first event, with its line end. */
  String head() {
    return switch (this) {
      case CSV -> CsvLines.HEAD;
      case JSONL, ECS -> "";
    };
  }

  /** The event, with its line end. */
  String line(ApiEvent event) {
    return switch (this) {
      case JSONL -> EventJson.text(event.json()) + "\n";
      case CSV -> CsvLines.line(event);
      case ECS -> EventJson.text(EcsEvent.of(event)) + "\n";
    };
  }
}
