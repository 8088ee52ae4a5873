package io.honeybee.bench.hostile;

import io.honeybee.protocol.Vectors;
import io.honeybee.protocol.hostile.Burst;
import io.honeybee.protocol.hostile.MutatedTraffic;
import io.honeybee.runtime.tls.TlsClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocket;

/**
 * Mutated envelopes to the manager inside TLS, two times of three after a registration as it should
 * be. Now and then it takes nothing of what the manager says.
 */
record EnvelopeAttack(int port, TlsClient tls) implements Attack {
  private static final List<String> ENVELOPES = Vectors.messages();
  private static final int MOST_BURSTS = 60;
  private static final int NODES = 64;
  private static final int LONGEST_PAUSE_MILLIS = 15;

  @Override
  public String name() {
    return "mutated envelopes to the manager, inside TLS";
  }

  @Override
  public void over(Socket raw, RandomGenerator random, Tally tally)
      throws IOException, InterruptedException {
    try (SSLSocket socket = tls.handshake(raw, "127.0.0.1")) {
      if (random.nextInt(8) > 0) {
        Attack.drain(socket.getInputStream());
      }
      OutputStream out = socket.getOutputStream();
      if (random.nextInt(3) > 0) {
        out.write(registration(random.nextInt(1, NODES + 1)).getBytes(StandardCharsets.UTF_8));
        Thread.sleep(random.nextInt(1, LONGEST_PAUSE_MILLIS));
      }
      MutatedTraffic traffic = new MutatedTraffic(ENVELOPES, random);
      for (int left = random.nextInt(1, MOST_BURSTS + 1); left > 0; left--) {
        Burst burst = traffic.next();
        burst.sendTo(out);
        tally.burst(burst.bytes().length);
        Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
      }
    }
  }

  private static String registration(int id) {
    return """
    {"version":2,"message":{"NodeRegistration":{"node_id":%d,"node_name":"hostile-%d",\
    "address":"127.0.0.1","port":1,"node_type":"Full","capabilities":\
    ["pot_event","event_ack","counters","command_result","framing"]}}}
    """
        .formatted(id, id);
  }
}
