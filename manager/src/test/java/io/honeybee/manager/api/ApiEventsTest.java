package io.honeybee.manager.api;

import static io.honeybee.manager.api.ApiRig.NODE;
import static io.honeybee.manager.api.ApiRig.TIME;
import static io.honeybee.manager.api.ApiRig.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.protocol.NodeId;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class ApiEventsTest {
  @TempDir Path directory;
  private ApiRig rig;

  @BeforeEach
  void open() throws IOException {
    rig = new ApiRig(directory);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void emptyStoreAnswersAnEmptyPage() throws Exception {
    assertThat(rig.get("/api/v1/events").body()).isEqualTo("{\"events\":[],\"next\":null}");
  }

  @Test
  void eventHasItsSevenFieldsWithIdsAsStrings() throws Exception {
    rig.store(event("01J"));
    assertThat(rig.get("/api/v1/events").body())
        .isEqualTo(
            "{\"events\":[{\"event_id\":\"01J\",\"node_id\":\"18446744073709551615\","
                + "\"pot_id\":\"ssh-1\",\"pot_type\":\"ssh\",\"event_type\":\"ssh.login.failed\","
                + "\"timestamp\":\"2026-01-15T10:30:00.123Z\",\"data\":{\"username\":\"root\"}}],"
                + "\"next\":null}");
  }

  @Test
  void filtersAreAppliedTogether() throws Exception {
    rig.store(
        event(NODE, "1", "ssh-1", "login", TIME, "a"),
        event(new NodeId(5), "2", "ssh-1", "login", TIME.plusSeconds(1), "a"),
        event(NODE, "3", "ssh-2", "close", TIME.plusSeconds(2), "a"));
    assertThat(ids("?node=18446744073709551615")).containsExactly("3", "1");
    assertThat(ids("?node=5")).containsExactly("2");
    assertThat(ids("?pot=ssh-1")).containsExactly("2", "1");
    assertThat(ids("?type=close")).containsExactly("3");
    assertThat(ids("?since=2026-01-15T10:30:01.123Z")).containsExactly("3", "2");
    assertThat(ids("?since=2026-01-15T11:30:01.123%2B01:00&until=2026-01-15T10:30:02.123Z"))
        .containsExactly("2");
    assertThat(ids("?node=5&pot=ssh-1&type=login")).containsExactly("2");
    assertThat(ids("?node=5&type=close")).isEmpty();
    assertThat(ids("?node=&pot=&type=&limit=2")).containsExactly("3", "2");
  }

  @Test
  void cursorGoesThroughAllEventsOnceWhileMoreArrive() throws Exception {
    for (int i = 0; i < 25; i++) {
      rig.store(event("old-" + i));
    }
    List<String> seen = new ArrayList<>();
    String path = "/api/v1/events?limit=4";
    String next = "";
    while (next != null) {
      JsonNode page = rig.json(path + next);
      page.path("events").forEach(event -> seen.add(event.path("event_id").stringValue()));
      next = page.path("next").isNull() ? null : "&cursor=" + page.path("next").stringValue();
      rig.store(event("new-" + seen.size()));
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates().allMatch(id -> id.startsWith("old-"));
  }

  @Test
  void afterGoesOnFromTheOldestToTheNewest() throws Exception {
    rig.store(event("a"), event("b"), event("c"));
    JsonNode first = rig.json("/api/v1/events?after=0&limit=2");
    assertThat(first.findValuesAsString("event_id")).containsExactly("a", "b");
    String next = first.path("next").stringValue();
    JsonNode second = rig.json("/api/v1/events?after=" + next);
    assertThat(second.findValuesAsString("event_id")).containsExactly("c");
    String end = second.path("next").stringValue();
    assertThat(rig.json("/api/v1/events?after=" + end).path("next").isNull()).isTrue();
    rig.store(event("d"));
    assertThat(rig.json("/api/v1/events?after=" + end).findValuesAsString("event_id"))
        .containsExactly("d");
  }

  @Test
  void hostileTextComesBackWholeAndHarmless() throws Exception {
    for (String text :
        List.of(
            "<script>alert(1)</script>",
            "\u001b[31mred",
            "nul \0 inside",
            "half \ud83d",
            "\u202eturned",
            "x".repeat(65_536))) {
      String id = "e" + text.hashCode();
      rig.store(event(NODE, id, "pot " + text.hashCode(), text, TIME, text));
      HttpResponse<String> response =
          rig.get(
              "/api/v1/events?pot="
                  + URLEncoder.encode("pot " + text.hashCode(), StandardCharsets.UTF_8));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(response.body()).matches("[ -~]*");
      JsonNode event = ApiRig.parse(response).path("events").path(0);
      assertThat(event.path("event_type").stringValue()).isEqualTo(text);
      assertThat(event.path("data").path("username").stringValue()).isEqualTo(text);
    }
  }

  @Test
  void pageOfVeryLargeEventsIsCutShortAndGoesOn() throws Exception {
    String large = "x".repeat(1_000_000);
    for (int i = 0; i < 12; i++) {
      rig.store(event(NODE, "e" + i, "p", "x", TIME, large));
    }
    JsonNode first = rig.json("/api/v1/events?limit=12");
    assertThat(first.path("events").size()).isBetween(8, 10);
    JsonNode rest = rig.json("/api/v1/events?limit=12&cursor=" + first.path("next").stringValue());
    assertThat(first.path("events").size() + rest.path("events").size()).isEqualTo(12);
    assertThat(rest.path("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=1001",
        "?limit=-1",
        "?limit=many",
        "?limit=99999999999999999999",
        "?cursor=x",
        "?cursor=-1",
        "?after=1&cursor=2",
        "?node=abc",
        "?node=18446744073709551616",
        "?node=-1",
        "?node=%2B5",
        "?since=yesterday",
        "?since=2026-01-15",
        "?since=%2B999999999-01-01T00:00:00Z",
        "?until=0",
        "?nodes=1",
        "?node=1&node=2",
        "?%00=1"
      })
  void badParameterIsRefusedWithASentence(String query) throws Exception {
    HttpResponse<String> response = rig.get("/api/v1/events" + query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(ApiRig.parse(response).path("detail").stringValue()).hasSizeGreaterThan(10);
  }

  @Test
  void mistypedFilterIsNamedWithTheKnownOnes() throws Exception {
    assertThat(ApiRig.parse(rig.get("/api/v1/events?nodes=1")).path("detail").stringValue())
        .isEqualTo(
            "nodes is no parameter here; known are after, cursor, limit, node, pot, since, type,"
                + " until");
  }

  private List<String> ids(String query) throws IOException, InterruptedException {
    return rig.json("/api/v1/events" + query).findValuesAsString("event_id");
  }
}
