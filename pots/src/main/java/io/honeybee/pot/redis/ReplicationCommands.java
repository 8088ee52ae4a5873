package io.honeybee.pot.redis;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * REPLICAOF and its kin: by them attackers have a server load a module of theirs from a server of
 * theirs. The target is told, and never connected to.
 */
final class ReplicationCommands {
  private static final int MAX_PORT = 65_535;

  private ReplicationCommands() {}

  static void addTo(Map<String, CommandTable.Command> commands) {
    commands.put("slaveof", ReplicationCommands::follow);
    commands.put("replicaof", ReplicationCommands::follow);
    commands.put("role", ReplicationCommands::role);
    commands.put("replconf", (c, r) -> c.reply().ok());
    commands.put("wait", (c, r) -> c.reply().integer(0));
    // A copy of the data set is not given away: the connection ends, as when the fork fails.
    commands.put("sync", (c, r) -> c.close());
    commands.put("psync", (c, r) -> c.close());
    commands.put(
        "failover",
        (c, r) -> {
          throw new RedisFault("ERR FAILOVER requires connected replicas.");
        });
  }

  private static void follow(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    if (a.get(1).equalsIgnoreCase("no") && a.get(2).equalsIgnoreCase("one")) {
      client.master(null);
      client.reply().ok();
      return;
    }
    client.events().exploit("replication", a.get(1) + ":" + a.get(2));
    long port;
    try {
      port = Arguments.integer(a.get(2));
    } catch (RedisFault e) {
      port = -1;
    }
    if (port < 0 || port > MAX_PORT) {
      throw new RedisFault("ERR Invalid master port");
    }
    RedisClient.Master master = new RedisClient.Master(a.get(1), (int) port);
    if (master.equals(client.master())) {
      client.reply().simple("OK Already connected to specified master");
    } else {
      client.master(master);
      client.reply().ok();
    }
  }

  private static void role(RedisClient client, Request request) {
    RedisClient.Master master = client.master();
    Reply reply = client.reply();
    if (master == null) {
      reply.array(3);
      reply.bulk("master");
      reply.integer(0);
      reply.array(0);
    } else {
      reply.array(5);
      reply.bulk("slave");
      reply.bulk(master.host());
      reply.integer(master.port());
      reply.bulk("connect");
      reply.integer(-1);
    }
  }

  /** INFO's section. */
  static String info(RedisClient client) {
    RedisClient.Master master = client.master();
    String id = client.server().identity().replicationId();
    String role =
        master == null
            ? "role:master\n"
            : String.format(
                Locale.ROOT,
                """
                role:slave
                master_host:%s
                master_port:%d
                master_link_status:down
                master_last_io_seconds_ago:-1
                master_sync_in_progress:0
                slave_read_repl_offset:0
                slave_repl_offset:0
                master_link_down_since_seconds:-1
                slave_priority:100
                slave_read_only:1
                replica_announced:1
                """,
                master.host(),
                master.port());
    return role
        + """
        connected_slaves:0
        master_failover_state:no-failover
        master_replid:%s
        master_replid2:%s
        master_repl_offset:0
        second_repl_offset:-1
        repl_backlog_active:0
        repl_backlog_size:1048576
        repl_backlog_first_byte_offset:0
        repl_backlog_histlen:0\
        """
            .formatted(id, "0".repeat(id.length()));
  }
}
