package io.honeybee.bench.hostile;

import io.honeybee.protocol.Vectors;
import io.honeybee.protocol.hostile.Burst;
import io.honeybee.protocol.hostile.MutatedTraffic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Admits a node as a manager should and then sends it mutated envelopes until it hangs up. What a
 * node must obey by ending or by staying away is sent only where a mutation makes it up. One
 * connection at a time. Belongs to its own thread; the tally may be read by any.
 */
final class FalseManager implements AutoCloseable {
  private static final Pattern NODE_ID = Pattern.compile("\"node_id\":(\\d{1,20})");
  private static final int LONGEST_PAUSE_MILLIS = 25;

  /** Longer ones cost the connection, so there are few of them. */
  private static final int LONG_BURST_BYTES = 60_000;

  private static final int LONG_BURST_ONE_OF = 50;
  private static final String ALL_CAPABILITIES =
      "\"pot_event\",\"event_ack\",\"counters\",\"command_result\",\"framing\"";

  private final ServerSocket server;
  private final OpenSockets sockets;
  private final RandomGenerator random;
  private final Tally tally = new Tally();
  private final Thread thread;

  FalseManager(int port, OpenSockets sockets, RandomGenerator random) throws IOException {
    this.server = new ServerSocket(port, 4, InetAddress.getLoopbackAddress());
    this.sockets = sockets;
    this.random = random;
    this.thread = Thread.ofVirtual().name("false manager").start(this::serve);
  }

  Tally tally() {
    return tally;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        tally.connections.increment();
        sockets.adopt(socket);
        converse(socket);
      } catch (IOException e) {
        tally.ended.increment();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void converse(Socket socket) throws IOException, InterruptedException {
    socket.setTcpNoDelay(true);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    String registration = in.readLine();
    Matcher id = NODE_ID.matcher(registration == null ? "" : registration);
    if (!id.find()) {
      throw new IOException("no registration: " + registration);
    }
    OutputStream out = socket.getOutputStream();
    String capabilities = random.nextInt(4) == 0 ? "" : ALL_CAPABILITIES;
    out.write(ack(id.group(1), capabilities).getBytes(StandardCharsets.UTF_8));
    Attack.drain(socket.getInputStream());
    MutatedTraffic traffic = new MutatedTraffic(envelopes(id.group(1)), random);
    while (!server.isClosed()) {
      Burst burst = traffic.next();
      if (burst.bytes().length > LONG_BURST_BYTES && random.nextInt(LONG_BURST_ONE_OF) > 0) {
        continue;
      }
      burst.sendTo(out);
      tally.burst(burst.bytes().length);
      Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
    }
  }

  private static String ack(String nodeId, String capabilities) {
    return """
    {"version":2,"message":{"RegistrationAck":{"node_id":%s,"accepted":true,\
    "message":null,"capabilities":[%s]}}}
    """
        .formatted(nodeId, capabilities);
  }

  /** Those of a manager, to this very node and to pots that it has. */
  private static List<String> envelopes(String nodeId) {
    List<String> envelopes = new ArrayList<>();
    Vectors.read(Vectors.MANAGER_TO_NODE).stream()
        .filter(vector -> vector.has("canonical"))
        .map(vector -> vector.path("text").stringValue())
        .filter(text -> !text.toLowerCase(Locale.ROOT).contains("\"stop\""))
        // After which a node stays away for most of a minute.
        .filter(text -> !text.contains("\"accepted\":false"))
        // One way to say so is enough: it ends the connection each time.
        .filter(text -> !text.contains("\"restart\"") && !text.contains("\"Restart\":"))
        // Of a type that there is, a pot would listen on more than loopback.
        .filter(text -> !text.contains("\"honeypot_type\":\"ssh\""))
        .map(text -> text.replace("\"node_id\":7", "\"node_id\":" + nodeId))
        .forEach(
            text -> {
              envelopes.add(text);
              envelopes.add(text.replace("cowrie-01", "telnet"));
            });
    return envelopes;
  }

  @Override
  public void close() throws IOException {
    server.close();
    EndOf.thread(thread);
  }
}
