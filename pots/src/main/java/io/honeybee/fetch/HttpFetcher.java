package io.honeybee.fetch;

import io.honeybee.capture.Capture;
import io.honeybee.capture.CaptureStore;
import io.honeybee.runtime.text.LogRation;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches over HTTP and HTTPS with GET, without cookies or credentials. A name is looked up here,
 * once, and the connection goes to the very address that the rule allowed; so it is with each
 * redirection. A name with one address that is not allowed is not connected to at all.
 *
 * <p>Thread rule: safe for use by any thread; each fetch has a virtual thread, which ends at the
 * time limit. Bounds: those of {@link FetchSettings}, {@value #MAX_REDIRECTIONS} redirections.
 */
public final class HttpFetcher implements Fetcher {
  private static final Logger LOG = LoggerFactory.getLogger(HttpFetcher.class);
  private static final int MAX_REDIRECTIONS = 5;
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FetchSettings settings;
  private final CaptureStore captures;
  private final AddressRule rule;
  private final HostResolver resolver;
  private final InstantSource clock;
  private final Semaphore permits;
  private final LogRation refusals;
  private Instant minute = Instant.EPOCH;
  private int inMinute;

  public HttpFetcher(
      FetchSettings settings,
      CaptureStore captures,
      AddressRule rule,
      HostResolver resolver,
      InstantSource clock) {
    this.settings = settings;
    this.captures = captures;
    this.rule = rule;
    this.resolver = resolver;
    this.clock = clock;
    this.permits = new Semaphore(settings.maxConcurrent());
    this.refusals = new LogRation(3, MINUTE, clock);
  }

  /** The fetcher that the settings ask for; the start says loudly when it really fetches. */
  public static Fetcher of(FetchSettings settings, CaptureStore captures, InstantSource clock) {
    if (!settings.enabled()) {
      return Fetcher.OFF;
    }
    LOG.warn(
        "fetch.enabled is true: this node connects to addresses that attackers name, and keeps what"
            + " it gets, which is malware. At most {} fetches a minute of {} bytes. Whoever runs"
            + " those servers sees this node's address",
        settings.maxPerMinute(),
        settings.maxBytes());
    return new HttpFetcher(settings, captures, new PublicAddresses(), HostResolver.SYSTEM, clock);
  }

  @Override
  public Fetched fetch(String url, String agent) {
    Optional<FetchUrl> parsed = FetchUrl.parse(url);
    if (parsed.isEmpty()) {
      return refused("no URL that is fetched");
    }
    if (!mayFetchNow()) {
      return refused("too many fetches in this minute");
    }
    if (!permits.tryAcquire()) {
      return refused("too many fetches at a time");
    }
    CompletableFuture<Fetched> result = new CompletableFuture<>();
    Thread worker =
        Thread.ofVirtual()
            .name("fetch")
            .start(
                () -> {
                  try {
                    result.complete(follow(parsed.get(), agent));
                  } catch (RuntimeException e) {
                    result.completeExceptionally(e);
                  } finally {
                    permits.release();
                  }
                });
    try {
      return result.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Fetched.Failed("it took longer than " + settings.timeout().toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Fetched.Failed("the session ended");
    } catch (ExecutionException e) {
      LOG.error("a fetch failed", e.getCause());
      return new Fetched.Failed("a fault of the node");
    } finally {
      // Closes its socket, since that is a virtual thread's.
      worker.interrupt();
    }
  }

  private synchronized boolean mayFetchNow() {
    Instant now = clock.instant();
    if (Duration.between(minute, now).abs().compareTo(MINUTE) >= 0) {
      minute = now;
      inMinute = 0;
    }
    return ++inMinute <= settings.maxPerMinute();
  }

  private Fetched.Refused refused(String reason) {
    refusals.log(remark -> LOG.info("Fetched nothing for an attacker: {}{}", reason, remark));
    return new Fetched.Refused(reason);
  }

  private Fetched follow(FetchUrl first, String agent) {
    FetchUrl url = first;
    try {
      for (int i = 0; i <= MAX_REDIRECTIONS; i++) {
        List<InetAddress> addresses = resolver.resolve(url.host());
        if (addresses.isEmpty() || !addresses.stream().allMatch(rule::allows)) {
          return refused("an address that is not public");
        }
        try (Socket socket = connect(url, addresses.getFirst())) {
          HttpAnswer answer = ask(url, agent, socket);
          String location = answer.header("location");
          if (answer.status() < 300 || answer.status() >= 400 || location.isEmpty()) {
            return answer.status() < 300
                ? take(answer, addresses.getFirst())
                : new Fetched.Failed("the server answered " + answer.status());
          }
          Optional<FetchUrl> next = url.redirected(location);
          if (next.isEmpty()) {
            return refused("a redirection to no URL that is fetched");
          }
          url = next.get();
        }
      }
      return new Fetched.Failed("more than " + MAX_REDIRECTIONS + " redirections");
    } catch (IOException e) {
      return new Fetched.Failed(String.valueOf(e.getMessage()));
    }
  }

  private Socket connect(FetchUrl url, InetAddress address) throws IOException {
    int millis = Math.toIntExact(settings.timeout().toMillis());
    Socket plain = new Socket(java.net.Proxy.NO_PROXY);
    try {
      plain.setSoTimeout(millis);
      plain.connect(new InetSocketAddress(address, url.port()), millis);
      return url.secure() ? secured(plain, url) : plain;
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private static Socket secured(Socket plain, FetchUrl url) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, url.host(), url.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (url.host().matches("[A-Za-z0-9.-]*[A-Za-z][A-Za-z0-9.-]*")) {
      parameters.setServerNames(List.of(new SNIHostName(url.host())));
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static HttpAnswer ask(FetchUrl url, String agent, Socket socket) throws IOException {
    String request =
        "GET "
            + url.target()
            + " HTTP/1.1\r\nHost: "
            + url.authority()
            + "\r\nUser-Agent: "
            + agent
            + "\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new HttpAnswer(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
  }

  private Fetched take(HttpAnswer answer, InetAddress address) throws IOException {
    ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    try (Capture capture = captures.begin(settings.maxBytes())) {
      byte[] buffer = new byte[BUFFER_BYTES];
      int count = answer.read(buffer);
      while (count >= 0) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("the time is over");
        }
        capture.write(buffer, 0, count);
        if (capture.size() > settings.maxBytes()) {
          return new Fetched.Failed("larger than " + settings.maxBytes() + " bytes");
        }
        int room = Fetched.Done.MAX_BEGINNING_BYTES - beginning.size();
        beginning.write(buffer, 0, Math.min(room, count));
        count = answer.read(buffer);
      }
      return new Fetched.Done(
          address,
          answer.header("content-type"),
          beginning.toString(StandardCharsets.ISO_8859_1),
          capture.finish());
    }
  }
}
