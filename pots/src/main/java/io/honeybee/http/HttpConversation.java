package io.honeybee.http;

import io.honeybee.http.HttpResponse.Shape;
import io.honeybee.http.UrlText.BadPathException;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The requests and answers of one connection. Thread rule: the connection's own.
 *
 * <p>What is no request is answered as the product does; the connection ends behind it.
 */
public final class HttpConversation {
  private static final int DRAIN_BYTES = 256 << 10;
  private static final Duration DRAIN_TIME = Duration.ofSeconds(1);
  private static final int CONTINUE_STATUS = 100;

  private final HttpService service;
  private final TcpSession session;
  private final Manner manner;
  private final RequestReader reader;
  private final ResponseWriter writer;

  public HttpConversation(HttpService service, TcpSession session) {
    this.service = service;
    this.session = session;
    this.manner = service.manner();
    this.reader = new RequestReader(session, manner);
    this.writer = new ResponseWriter(manner);
  }

  /** Answers until either side has enough. */
  public void run() throws IOException {
    int left = manner.limits().requests();
    boolean stay = true;
    while (stay) {
      left--;
      try {
        Optional<RequestHead> head = reader.next();
        stay = head.isPresent() && serve(head.get(), left);
      } catch (HttpFault fault) {
        refuse(fault);
        stay = false;
      }
    }
  }

  /** Answers a client that speaks no TLS where it should. */
  public void refusePlain() throws IOException {
    try {
      Optional<RequestHead> head = reader.next();
      if (head.isPresent()) {
        refuse(new HttpFault(Fault.PLAIN_ON_TLS, head.get()));
      }
    } catch (HttpFault fault) {
      refuse(fault);
    }
  }

  private boolean serve(RequestHead head, int left) throws IOException, HttpFault {
    BodyReader body = new BodyReader(session.in(), head, manner);
    String path = path(head);
    expectation(head, body);
    int held = service.memory().reserve();
    try (BodySink sink = new BodySink(head, held, session.context().captures(), session.events())) {
      if (body.isThere()) {
        session.readTimeout(session.context().limits().maxIdle());
        read(body, head, sink);
      }
      sink.finish();
      HttpRequest request = new HttpRequest(head, path, sink.first(), body.size());
      HttpResponse response =
          Compression.apply(
              service.site().answer(request, new Visit(session, manner)), head, manner);
      report(request, response);
      boolean stay =
          head.wantsToStay()
              && left > 0
              && !manner.endsBehind(head.method())
              && response.shape() != Shape.LAST
              && response.shape() != Shape.STREAM;
      session.send(writer.bytes(response, head, stay, left, session.context().clock().instant()));
      return stay;
    } finally {
      service.memory().release(held);
    }
  }

  private void read(BodyReader body, RequestHead head, BodySink sink)
      throws IOException, HttpFault {
    try {
      body.readInto(sink);
    } catch (IOException e) {
      RequestEvents.request(
          session.events(),
          head,
          sink.first(),
          body.size(),
          0,
          service.exploits().in(head, sink.first()),
          "incomplete",
          reader.heard());
      throw e;
    }
  }

  private String path(RequestHead head) throws HttpFault {
    String raw = head.rawPath();
    if (!raw.startsWith("/")) {
      return raw;
    }
    try {
      String path = UrlText.path(raw);
      if (path.indexOf('\0') >= 0) {
        reader.fault(Fault.NUL_IN_PATH, head);
      }
      return path;
    } catch (BadPathException e) {
      reader.fault(Fault.BAD_PATH, head);
      return raw;
    }
  }

  private void expectation(RequestHead head, BodyReader body) throws IOException, HttpFault {
    String expect = head.headers().text("Expect").toLowerCase(Locale.ROOT);
    if (expect.isEmpty() || head.isBefore11()) {
      return;
    }
    if (!expect.equals("100-continue")) {
      reader.fault(Fault.BAD_EXPECTATION, head);
    } else if (body.isThere() && manner.continues()) {
      session.send("HTTP/1.1 " + CONTINUE_STATUS + " Continue\r\n\r\n");
    }
  }

  private void report(HttpRequest request, HttpResponse response) {
    RequestEvents.request(
        session.events(),
        request.head(),
        request.body(),
        request.bodySize(),
        response.status(),
        service.exploits().in(request.head(), request.body()),
        "",
        new byte[0]);
  }

  private void refuse(HttpFault trouble) throws IOException {
    Fault fault = trouble.fault();
    RequestHead head = trouble.head();
    String word = fault.name().toLowerCase(Locale.ROOT);
    Rule rule = manner.rule(fault);
    int status = rule instanceof Rule.Answer(int code) ? code : 0;
    if (head == null) {
      RequestEvents.broken(session.events(), word, reader.heard());
    } else {
      byte[] heard = reader.heard();
      List<Exploits.Exploit> exploits = service.exploits().in(head, heard);
      RequestEvents.request(session.events(), head, new byte[0], 0, status, exploits, word, heard);
    }
    if (status > 0) {
      answer(fault, status, head);
    }
    drain();
  }

  private void answer(Fault fault, int status, @Nullable RequestHead head) throws IOException {
    int port = session.local().getPort();
    HttpResponse error = manner.error(fault, status, head, port);
    session.send(
        manner.isBare(fault)
            ? writer.bare(error)
            : writer.bytes(error, head, false, 0, session.context().clock().instant()));
  }

  /** Takes what still comes, so that closing does not destroy the answer on its way. */
  private void drain() throws IOException {
    session.readTimeout(DRAIN_TIME);
    int left = DRAIN_BYTES;
    try {
      int count = 1;
      while (left > 0 && count > 0 && session.in().available() > 0) {
        count = session.in().next(2_048).length;
        left -= count;
      }
    } catch (SocketTimeoutException e) {
      // It went silent: that is what was waited for.
    }
  }
}
