package io.honeybee.bench.program;

import io.honeybee.node.spool.SpoolInspection;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A manager and one node with pots, two processes that trust each other. Belongs to one thread; the
 * ports may be asked for by any.
 */
public final class Pair implements AutoCloseable {
  private static final String NODE = "edge";
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);

  private final Site site;
  private final Map<String, Integer> ports;
  private final Program manager;
  private final Program node;

  private Pair(Site site, Map<String, Integer> ports, Program manager, Program node) {
    this.site = site;
    this.ports = ports;
    this.manager = manager;
    this.node = node;
  }

  /**
   * Starts both in an empty directory; returns when the manager shows the node as connected.
   *
   * @param nodeOptions of the node's JVM
   */
  public static Pair start(Path directory, List<PotLine> pots, List<String> nodeOptions)
      throws IOException, InterruptedException {
    Site site = Site.create(directory);
    Map<String, Integer> ports = new LinkedHashMap<>();
    StringBuilder lines = new StringBuilder();
    for (PotLine pot : pots) {
      int port = site.freePort();
      ports.put(pot.id(), port);
      lines.append(pot.yaml(port));
    }
    site.writeManager("heartbeat_interval: " + HEARTBEAT.toSeconds());
    site.writeNode(
        NODE,
        site.nodePort(),
        true,
        HEARTBEAT,
        """
        auth: {totp_enabled: false}
        honeypot: {base_dir: '%s', event_port: 0}
        pots:
        %s"""
            .formatted(site.nodeDirectory(NODE), lines));
    Program manager = site.startManager();
    Program node = site.startNode(NODE, nodeOptions.toArray(String[]::new));
    Pair pair = new Pair(site, ports, manager, node);
    try {
      site.awaitConnected(site.awaitApi(), NODE);
      return pair;
    } catch (IOException | InterruptedException | RuntimeException e) {
      pair.close();
      throw e;
    }
  }

  /** Where a pot listens on loopback. */
  public int port(String potId) {
    Integer port = ports.get(potId);
    if (port == null) {
      throw new IllegalArgumentException("there is no pot " + potId);
    }
    return port;
  }

  public Program node() {
    return node;
  }

  public Program manager() {
    return manager;
  }

  /** Returns when the manager has all that the node's pots reported by now. */
  public void awaitDrained(Duration patience) throws InterruptedException {
    Path spool = site.nodeDirectory(NODE).resolve("spool");
    Patience.until(
        "the manager has all that waits in " + spool,
        patience,
        () -> SpoolInspection.read(spool).waitingEvents() == 0);
  }

  /** One field of all stored events of a pot and type, oldest first; null where it is absent. */
  public List<String> stored(String potId, String eventType, String field) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + site.database());
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT json_extract(data, ?) FROM events WHERE pot_id = ? AND event_type = ?"
                    + " ORDER BY position")) {
      select.setString(1, "$." + field);
      select.setString(2, potId);
      select.setString(3, eventType);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          values.add(String.valueOf(rows.getString(1)));
        }
      }
    }
    return values;
  }

  /** What its programs logged and healthy ones never do. */
  public List<String> bugLines() {
    List<String> lines = new ArrayList<>(BugLines.in(node.log()));
    lines.addAll(BugLines.in(manager.log()));
    return lines;
  }

  @Override
  public void close() {
    node.close();
    manager.close();
  }
}
