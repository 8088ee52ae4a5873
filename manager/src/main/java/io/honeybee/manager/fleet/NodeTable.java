package io.honeybee.manager.fleet;

import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.NodeType;
import io.honeybee.protocol.PotStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The {@code nodes} and {@code node_pots} tables. Stateless; the transaction is the caller's. */
final class NodeTable {
  private NodeTable() {}

  private record PotRow(NodeId nodeId, PotView pot) {}

  static List<SavedNode> all(Handle handle) {
    Map<NodeId, List<PotView>> pots =
        handle
            .createQuery("SELECT * FROM node_pots ORDER BY node_id, rowid")
            .map((rows, context) -> pot(rows))
            .stream()
            .collect(
                Collectors.groupingBy(
                    PotRow::nodeId,
                    HashMap::new,
                    Collectors.mapping(PotRow::pot, Collectors.toList())));
    return handle
        .createQuery("SELECT * FROM nodes")
        .map((rows, context) -> node(rows, pots))
        .list();
  }

  static void put(Handle handle, SavedNode saved) {
    NodeView view = saved.view();
    handle
        .createUpdate(
            """
            INSERT INTO nodes (node_id, node_name, node_type, address, port, remote_host, enrolled,
                older, status, capabilities, registered_at, last_seen, last_error)
            VALUES (:id, :name, :type, :address, :port, :host, :enrolled, :older, :status,
                :capabilities, :registered, :seen, :error)
            ON CONFLICT (node_id) DO UPDATE SET node_name = excluded.node_name,
                node_type = excluded.node_type, address = excluded.address, port = excluded.port,
                remote_host = excluded.remote_host, enrolled = excluded.enrolled,
                older = excluded.older, status = excluded.status,
                capabilities = excluded.capabilities, last_seen = excluded.last_seen,
                last_error = excluded.last_error
            """)
        .bind("id", view.nodeId().bits())
        .bind("name", view.nodeName())
        .bind("type", view.nodeType().wireName())
        .bind("address", view.address())
        .bind("port", view.port())
        .bind("host", saved.host())
        .bind("enrolled", saved.enrolled() ? 1 : 0)
        .bind("older", saved.older() ? 1 : 0)
        .bind("status", view.status().wireName())
        .bind("capabilities", String.join(" ", view.capabilities()))
        .bind("registered", view.registeredAt().toEpochMilli())
        .bind("seen", view.lastSeen().toEpochMilli())
        .bind("error", view.lastError().orElse(null))
        .execute();
    putPots(handle, view);
  }

  private static void putPots(Handle handle, NodeView view) {
    handle.execute("DELETE FROM node_pots WHERE node_id = ?", view.nodeId().bits());
    if (view.pots().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT OR REPLACE INTO node_pots (node_id, pot_id, pot_type, status, message, updated_at)
            VALUES (:id, :pot, :type, :status, :message, :updated)
            """);
    for (PotView pot : view.pots()) {
      batch
          .bind("id", view.nodeId().bits())
          .bind("pot", pot.potId())
          .bind("type", pot.potType())
          .bind("status", pot.status().wireName())
          .bind("message", pot.message().orElse(null))
          .bind("updated", pot.updatedAt().toEpochMilli())
          .add();
    }
    batch.execute();
  }

  static void delete(Handle handle, NodeId id) {
    handle.execute("DELETE FROM node_pots WHERE node_id = ?", id.bits());
    handle.execute("DELETE FROM nodes WHERE node_id = ?", id.bits());
  }

  private static SavedNode node(ResultSet rows, Map<NodeId, List<PotView>> pots)
      throws SQLException {
    NodeId id = new NodeId(rows.getLong("node_id"));
    return new SavedNode(
        new NodeView(
            id,
            rows.getString("node_name"),
            NodeType.fromWire(rows.getString("node_type")).orElse(NodeType.FULL),
            rows.getString("address"),
            rows.getInt("port"),
            Optional.empty(),
            NodeStatus.fromWire(rows.getString("status")).orElse(NodeStatus.UNKNOWN),
            false,
            Instant.ofEpochMilli(rows.getLong("registered_at")),
            Instant.ofEpochMilli(rows.getLong("last_seen")),
            Arrays.stream(rows.getString("capabilities").split(" "))
                .filter(name -> !name.isEmpty())
                .toList(),
            Map.of(),
            pots.getOrDefault(id, List.of()),
            Optional.ofNullable(rows.getString("last_error"))),
        rows.getString("remote_host"),
        rows.getInt("enrolled") != 0,
        rows.getInt("older") != 0);
  }

  private static PotRow pot(ResultSet rows) throws SQLException {
    return new PotRow(
        new NodeId(rows.getLong("node_id")),
        new PotView(
            rows.getString("pot_id"),
            rows.getString("pot_type"),
            PotStatus.fromWire(rows.getString("status")).orElse(PotStatus.FAILED),
            Optional.ofNullable(rows.getString("message")),
            Instant.ofEpochMilli(rows.getLong("updated_at"))));
  }
}
