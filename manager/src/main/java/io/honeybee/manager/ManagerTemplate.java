package io.honeybee.manager;

import java.nio.file.Path;

/** The commented configuration file that {@code honeybee manager init} writes. */
public final class ManagerTemplate {
  private static final String TEXT =
      """
      # HoneyBee manager. Every key may be left out; a line that is commented out shows its default.
      # 'honeybee manager check -c THIS_FILE' reports every fault with its line.
      # Times are whole seconds or carry a unit (30s, 5m, 1h); sizes may carry one too (64KiB, 10GiB).

      manager:
        # What this manager calls itself.
        name: honeybee-manager
        # Its own directory: keys, the API token, the database.
        dir: @DIR@

      # Where nodes connect.
      nodes:
        address: 0.0.0.0:9001
        tls:
          # Off, nodes speak in the clear and auth.totp_required must be false: for old nodes in a closed network only.
          enabled: true
          # PEM files; 'honeybee certs init' makes them. They are read again when they change.
          # cert_file: manager.crt in manager.dir
          # key_file: manager.key in manager.dir
          # Who signs the nodes' certificates; needed for client_auth want or need.
          # client_ca_file: ca.crt
          # Certificates of nodes that are no longer good.
          # crl_file: ca.crl
          # none: nodes have no certificate. want: one that is shown must be good. need: each node must show one.
          # A certificate that is shown must hold the node's name as its CN or in its SAN.
          client_auth: none
        # How often nodes are expected to say something; after three of these in silence a node counts as lost.
        # heartbeat_interval: 30s
        # How long a new connection has for its TLS handshake and registration.
        # registration_timeout: 10s
        # max_connections: 20000
        # max_connections_per_source: 20000
        # max_unregistered: 2000
        # max_envelope: 64KiB

      # Who may register.
      auth:
        # Every node must prove itself by a one-time code (TOTP).
        totp_required: true
        # open: any new node name is given a secret. listed: only a name of 'honeybee manager enrol NAME' is, once.
        # closed: no secret goes over the wire; carry it to the node by hand.
        enrolment: listed

      # Where browsers and API clients connect.
      http:
        address: 127.0.0.1:9002
        tls:
          # On by default unless the address is a loopback one; off is allowed on a loopback address only.
          # enabled: false
          # cert_file: manager.crt in manager.dir
          # key_file: manager.key in manager.dir
          # client_ca_file: ca.crt
          # crl_file: ca.crl
          # client_auth: none

      # What nodes told of attacks.
      store:
        # file: honeybee.db in manager.dir
        # Events older than this go; 0 keeps them for ever.
        keep_days: 90
        # The size of the database at which the oldest events go; 0 means without bound.
        max_size: 10GiB

      log:
        # debug, info, warn, error
        level: info
        # text, json
        format: text
        # The terminal when left out.
        # file: honeybee-manager.log
      """;

  private ManagerTemplate() {}

  /**
   * The text, in YAML. It holds every key; what is commented out shows the default.
   *
   * @param directory the manager's own directory
   */
  public static String text(Path directory) {
    return TEXT.replace("@DIR@", quoted(directory.toString()));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
