package io.honeybee.manager.api;

import static io.honeybee.manager.api.ApiRig.NODE;
import static io.honeybee.manager.api.ApiRig.TIME;
import static io.honeybee.manager.api.ApiRig.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
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

@Timeout(60)
class ApiStreamTest {
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

  /** One event of a stream as it was sent. */
  private record Sent(String id, String data) {}

  /** A reading client. */
  private final class Viewer implements AutoCloseable {
    private final HttpResponse<InputStream> response;
    private final BufferedReader in;

    Viewer(String query, String lastEventId) throws IOException, InterruptedException {
      HttpRequest.Builder request = rig.request("/api/v1/events/stream" + query, ApiRig.VIEWER);
      if (!lastEventId.isEmpty()) {
        request.header("Last-Event-ID", lastEventId);
      }
      response = rig.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
      assertThat(in.readLine()).isEqualTo("retry: 2000");
      assertThat(in.readLine()).isEmpty();
    }

    Sent next() throws IOException {
      String id = in.readLine();
      while (":".equals(id)) {
        assertThat(in.readLine()).isEmpty();
        id = in.readLine();
      }
      String data = in.readLine();
      assertThat(in.readLine()).isEmpty();
      assertThat(id).startsWith("id: ");
      assertThat(data).startsWith("data: ");
      return new Sent(id.substring(4), data.substring(6));
    }

    @Override
    public void close() throws IOException {
      response.body().close();
    }
  }

  @Test
  void eventsAreSentAsTheyAreCommittedAndLookAsInTheApi() throws Exception {
    rig.store(event("before"));
    try (Viewer viewer = new Viewer("", "")) {
      rig.store(event(NODE, "<b>\n\nid: 99\ndata: x", "ssh-1", "x", TIME, "a\r\nb"));
      Sent sent = viewer.next();
      String asked = rig.json("/api/v1/events?limit=1").path("events").path(0).toString();
      assertThat(ApiRig.JSON.readTree(sent.data())).isEqualTo(ApiRig.JSON.readTree(asked));
      assertThat(sent.data()).contains("\\n\\nid: 99\\ndata: x");
      rig.store(event("after"));
      assertThat(viewer.next().data()).contains("\"after\"");
    }
  }

  @Test
  void filtersHoldForTheStreamToo() throws Exception {
    try (Viewer viewer = new Viewer("?type=wanted", "")) {
      rig.store(event("a"), event(NODE, "b", "p", "wanted", TIME, "x"), event("c"));
      assertThat(viewer.next().data()).contains("\"event_id\":\"b\"");
    }
    assertThat(rig.get("/api/v1/events/stream?tpye=x").statusCode()).isEqualTo(400);
    assertThat(rig.get("/api/v1/events/stream?cursor=1").statusCode()).isEqualTo(400);
  }

  @Test
  void lastEventIdGoesOnWithoutGapOrRepetition() throws Exception {
    List<String> ids = new ArrayList<>();
    String last = "0";
    Thread node =
        Thread.startVirtualThread(
            () -> {
              try {
                for (int i = 0; i < 300; i++) {
                  rig.store(event("e" + i));
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    while (ids.size() < 300) {
      try (Viewer viewer = new Viewer("", last)) {
        for (int i = 0; i < 60 && ids.size() < 300; i++) {
          Sent sent = viewer.next();
          last = sent.id();
          ids.add(ApiRig.JSON.readTree(sent.data()).path("event_id").stringValue());
        }
      }
    }
    node.join();
    assertThat(ids).hasSize(300).doesNotHaveDuplicates();
    assertThat(ids.getLast()).isEqualTo("e299");
  }

  @Test
  void badLastEventIdIsRefused() throws Exception {
    HttpResponse<String> response =
        rig.client.send(
            rig.request("/api/v1/events/stream", ApiRig.VIEWER)
                .header("Last-Event-ID", "1; drop")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void viewerThatReadsNothingIsDroppedAndNobodyWaitsForIt() throws Exception {
    String large = "x".repeat(60_000);
    try (Socket stuck = new Socket();
        Viewer quick = new Viewer("", "")) {
      stuck.setReceiveBufferSize(4_096);
      stuck.connect(rig.api.address());
      stuck
          .getOutputStream()
          .write(
              ("GET /api/v1/events/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                      + ApiRig.VIEWER
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      await(2);
      int all = 2_500;
      Thread reader =
          Thread.startVirtualThread(
              () -> {
                try {
                  for (int i = 0; i < all; i++) {
                    quick.next();
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      for (int i = 0; i < all; i++) {
        rig.events.submit(event(NODE, "e" + i, "p", "x", TIME, large), () -> {});
      }
      // The stuck one goes, whose connection is then closed by the server.
      await(1);
      stuck.setSoTimeout(20_000);
      byte[] buffer = new byte[65_536];
      long received = 0;
      int n;
      try {
        while ((n = stuck.getInputStream().read(buffer)) > 0) {
          received += n;
        }
      } catch (IOException reset) {
        assertThat(reset).hasMessageContaining("reset");
      }
      assertThat(received).isLessThan((long) all * large.length());
      assertThat(rig.get("/metrics").body()).contains("honeybee_streams_cut_total 1\n");
      reader.interrupt();
    }
  }

  @Test
  void quietStreamHasHeartbeatsAndEndsWhenItsTokenIsRevoked() throws Exception {
    try (Viewer viewer = new Viewer("", "")) {
      assertThat(viewer.in.readLine()).isEqualTo(":");
      assertThat(viewer.in.readLine()).isEmpty();
      rig.tokens.remove(ApiRig.VIEWER);
      String line = viewer.in.readLine();
      while (line != null) {
        assertThat(line).isIn(":", "");
        line = viewer.in.readLine();
      }
    }
    await(0);
  }

  @Test
  void moreStreamsThanAllowedAreRefusedAndAPlaceComesFree() throws Exception {
    List<Viewer> viewers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      viewers.add(new Viewer("", ""));
    }
    HttpResponse<String> refused = rig.get("/api/v1/events/stream");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    viewers.removeFirst().close();
    await(4);
    viewers.add(new Viewer("", ""));
    for (Viewer viewer : viewers) {
      viewer.close();
    }
    await(0);
  }

  @Test
  void stoppingEndsStreams() throws Exception {
    try (Viewer viewer = new Viewer("", "")) {
      long start = System.nanoTime();
      rig.api.stop();
      assertThat(System.nanoTime() - start).isLessThan(6_000_000_000L);
      try {
        assertThat(viewer.in.readLine()).isNull();
      } catch (IOException e) {
        assertThat(e).isNotNull();
      }
    }
  }

  private void await(long followers) throws InterruptedException {
    long deadline = System.nanoTime() + 40_000_000_000L;
    while (rig.events.counters().followers() != followers) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(5);
    }
  }
}
