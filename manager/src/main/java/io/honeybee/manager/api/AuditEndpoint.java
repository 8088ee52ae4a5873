package io.honeybee.manager.api;

import io.helidon.http.Method;
import io.honeybee.manager.access.AuditEntry;
import io.honeybee.manager.access.AuditLog;
import io.honeybee.manager.access.Role;
import io.honeybee.manager.events.EventJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What operators did, newest first: a page {@code {"entries":[..],"next":CURSOR|null}}, or all of
 * it as CSV (RFC 4180) or JSON Lines with {@code format=csv} or {@code format=jsonl}.
 */
record AuditEndpoint(AuditLog audit) implements Endpoint {
  private static final List<String> COLUMNS =
      List.of("position", "at", "actor", "source", "act", "target", "outcome", "detail");

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return "/api/v1/audit";
  }

  @Override
  public Optional<Role> role() {
    return Optional.of(Role.ADMIN);
  }

  @Override
  public void answer(Call call) throws Problem {
    Parameters parameters = call.parameters();
    long before =
        parameters.number("cursor", "give back what stood under next").orElse(Long.MAX_VALUE);
    int limit = parameters.integer("limit", EventFilters.DEFAULT_LIMIT, 1, AuditLog.MAX_PAGE);
    String format = parameters.text("format").orElse("json");
    parameters.refuseOthers();
    switch (format) {
      case "json" -> page(call, before, limit);
      case "csv" -> export(call, before, "text/csv; charset=utf-8", "csv");
      case "jsonl" -> export(call, before, "application/x-ndjson", "jsonl");
      default -> throw Problem.badRequest("format is json, csv or jsonl");
    }
  }

  private void page(Call call, long before, int limit) {
    ObjectNode json = ApiJson.object();
    ArrayNode entries = json.putArray("entries");
    List<AuditEntry> page = audit.page(before, limit);
    page.forEach(entry -> entries.add(json(entry)));
    if (page.size() == limit) {
      json.put("next", Long.toString(page.getLast().position()));
    } else {
      json.putNull("next");
    }
    call.send(200, json);
  }

  private void export(Call call, long before, String type, String ending) {
    call.response().header("Content-Type", type);
    call.response()
        .header("Content-Disposition", "attachment; filename=\"honeybee-audit." + ending + "\"");
    boolean csv = ending.equals("csv");
    try (OutputStream out = call.response().outputStream()) {
      if (csv) {
        write(out, String.join(",", COLUMNS) + "\r\n");
      }
      List<AuditEntry> page = audit.page(before, AuditLog.MAX_PAGE);
      while (!page.isEmpty()) {
        for (AuditEntry entry : page) {
          write(out, csv ? csvLine(entry) : ApiJson.text(json(entry)) + "\n");
        }
        page = audit.page(page.getLast().position(), AuditLog.MAX_PAGE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode json(AuditEntry entry) {
    return ApiJson.object()
        .put("position", Long.toString(entry.position()))
        .put("at", EventJson.time(entry.at()))
        .put("actor", entry.actor())
        .put("source", entry.source())
        .put("act", entry.act())
        .put("target", entry.target())
        .put("outcome", word(entry))
        .put("detail", entry.detail());
  }

  private static String csvLine(AuditEntry entry) {
    return Stream.of(
                Long.toString(entry.position()),
                EventJson.time(entry.at()),
                entry.actor(),
                entry.source(),
                entry.act(),
                entry.target(),
                word(entry),
                entry.detail())
            .map(AuditEndpoint::csvField)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  /** A spreadsheet must not take a stranger's user name for a formula. */
  private static String csvField(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  private static String word(AuditEntry entry) {
    return entry.outcome().name().toLowerCase(Locale.ROOT);
  }
}
