package io.honeybee.pot.tcp;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Ports;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import java.util.List;

/** {@code tcp}. */
public final class TcpPortPotType implements PotType {
  static final String NAME = "tcp";

  /**
   * Ports that worms and scanners ask for, all over 1024 so that no privilege is needed, and none
   * that another pot type has by default: RMI, Oracle, NFS, Squid, a backdoor, GlassFish, adb,
   * CouchDB, WinRM, X11, Kubernetes, WebLogic, TR-069, AJP, Winbox, RouterOS, Cassandra, Webmin,
   * kubelet, Dahua, Hadoop.
   */
  private static final String DEFAULT_PORTS =
      "1099,1521,2049,3128,4444,4848,5555,5984,5985,6000,6443,7001,7547,8009,8291,8728,9042,10000,"
          + "10250,37777,50070";

  private static final EventType DATA_RECEIVED =
      EventType.of(
          "data.received",
          "The first that a client sent; not reported of a client that sent nothing.",
          EventField.DATA,
          new EventField("data_hex", "the same as hexadecimal digits", ""),
          EventField.SIZE,
          new EventField(
              "service", "the protocol that it seems to be, such as http; or unknown", ""),
          new EventField("ja3", "the JA3 fingerprint, of TLS", "tls.client.ja3"),
          new EventField("ja4", "the JA4 fingerprint, of TLS", "tls.client.ja4"),
          new EventField(
              "server_name", "the host name it asked for, of TLS", "tls.client.server_name"),
          new EventField("alpn", "the protocols it offered, of TLS, a list", ""));

  private static final EventType SCAN =
      EventType.of(
          "scan",
          "One source tried many ports within a short time; told once until it rests.",
          new EventField("ports", "the ports, in the order in which they were tried, a list", ""));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Tripwire on any list of TCP ports; logs what comes first, guesses its protocol, and"
        + " tells port scans";
  }

  @Override
  public int defaultPort() {
    return defaultPorts().first();
  }

  @Override
  public Ports defaultPorts() {
    return Ports.parse(DEFAULT_PORTS);
  }

  @Override
  public boolean runsOnAgents() {
    return true;
  }

  @Override
  public List<PotOption> options() {
    return TripwireSettings.OPTIONS;
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(EventType.CONNECT, DATA_RECEIVED, SCAN, EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    return new TripwirePot(context, TripwireSettings.read(context.values()));
  }
}
