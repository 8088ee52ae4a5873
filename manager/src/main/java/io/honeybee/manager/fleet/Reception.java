package io.honeybee.manager.fleet;

import io.honeybee.manager.access.Admission;
import io.honeybee.manager.access.Claim;
import io.honeybee.manager.access.PlainName;
import io.honeybee.manager.access.Verdict;
import io.honeybee.manager.fleet.FleetCounters.Count;
import io.honeybee.protocol.Capability;
import io.honeybee.protocol.Decoded;
import io.honeybee.protocol.Frame;
import io.honeybee.protocol.FrameReader;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeRegistration;
import io.honeybee.protocol.RegistrationAck;
import io.honeybee.protocol.WireCodec;
import io.honeybee.runtime.auth.TotpSecret;
import io.honeybee.runtime.net.TcpConnection;
import io.honeybee.runtime.text.LogRation;
import io.honeybee.runtime.text.Printable;
import io.honeybee.runtime.tls.PeerNames;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a new connection through its registration: the first message, the checks, the answer.
 *
 * <p>Thread rule: any thread; each connection is served on its own.
 */
final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
  private static final int REFUSALS_LOGGED_A_MINUTE = 60;
  private static final int SHOWN_CHARS = 120;

  private final Fleet fleet;
  private final Admission admission;
  private final WireCodec codec;
  private final LogRation ration;

  Reception(Fleet fleet, Admission admission, WireCodec codec, InstantSource clock) {
    this.fleet = fleet;
    this.admission = admission;
    this.codec = codec;
    this.ration = new LogRation(REFUSALS_LOGGED_A_MINUTE, Duration.ofMinutes(1), clock);
  }

  /**
   * A refusal and its words.
   *
   * @param name the node's, if it got as far as to say it
   */
  private record Refusal(NodeId id, @Nullable String name, String message) {}

  /** Gives the session of a node that came in; nothing when it was refused and told so. */
  Optional<NodeSession> receive(TcpConnection connection, FrameReader frames) throws IOException {
    int malformed = 0;
    while (malformed < SessionReader.MAX_MALFORMED_IN_A_ROW) {
      switch (frames.next()) {
        case Frame.Text text -> {
          Decoded decoded = codec.decode(text.bytes());
          if (!(decoded instanceof Decoded.Malformed)) {
            return first(connection, decoded);
          }
          malformed++;
        }
        case Frame.Garbage _ -> malformed++;
        case Frame.TooLarge(String reason) -> {
          fleet.counts().add(Count.INPUT_TOO_LARGE);
          return refuse(connection, nameless(reason + "; a registration is shorter"));
        }
        case Frame.End _ -> {
          return Optional.empty();
        }
      }
      fleet.counts().add(Count.INPUT_MALFORMED);
    }
    return invalid(
        connection, nameless("this is no HoneyBee Protocol; the first message is a registration"));
  }

  private Optional<NodeSession> first(TcpConnection connection, Decoded decoded)
      throws IOException {
    return switch (decoded) {
      case Decoded.Ok(NodeRegistration registration) -> register(connection, registration);
      case Decoded.Ok _, Decoded.UnknownMessage _, Decoded.UnknownPotStatus _ ->
          invalid(connection, nameless("the first message must be a registration"));
      case Decoded.OtherVersion(long version) ->
          invalid(
              connection,
              nameless(
                  "this manager speaks version "
                      + WireCodec.VERSION
                      + " of the HoneyBee Protocol, and the node speaks "
                      + (version < 0 ? "none that it names" : "version " + version)
                      + "; bring both to the same version"));
      case Decoded.Invalid(String reason) ->
          invalid(connection, nameless("the registration is not valid: " + reason));
      case Decoded.Malformed(String reason) -> invalid(connection, nameless(reason));
    };
  }

  private Optional<NodeSession> register(TcpConnection connection, NodeRegistration registration)
      throws IOException {
    Optional<String> fault = fault(connection, registration);
    if (fault.isPresent()) {
      // A name that is not plain is not repeated to anybody.
      return invalid(connection, new Refusal(registration.nodeId(), null, fault.get()));
    }
    Claim claim =
        new Claim(
            registration.nodeName(),
            registration.nodeId(),
            Optional.ofNullable(registration.totpCode()),
            connection.socket() instanceof SSLSocket);
    return switch (admission.judge(claim)) {
      case Verdict.Admitted admitted -> Optional.of(admit(connection, registration, admitted));
      case Verdict.Refused(Verdict.Reason reason, String message) -> {
        fleet.counts().add(reason);
        yield refuse(
            connection, new Refusal(registration.nodeId(), registration.nodeName(), message));
      }
    };
  }

  private static Optional<String> fault(TcpConnection connection, NodeRegistration registration) {
    if (registration.nodeId().equals(NodeId.BROADCAST)) {
      return Optional.of("node_id 0 is nobody's; give the node an id of its own");
    }
    Optional<String> name = PlainName.fault(registration.nodeName());
    if (name.isPresent()) {
      return Optional.of("node_name " + name.get());
    }
    return PeerNames.of(connection.socket())
        .filter(names -> !names.include(registration.nodeName()))
        .map(
            names ->
                "the client certificate is made out to "
                    + Printable.escape(names.toString(), SHOWN_CHARS)
                    + ", not to this node's name; issue one with 'honeybee certs issue'");
  }

  private NodeSession admit(
      TcpConnection connection, NodeRegistration registration, Verdict.Admitted admitted)
      throws IOException {
    NodeSession session = new NodeSession(registration, connection, codec);
    // Queued before the session can be found, so that no command overtakes it; written once it can
    // be, so that a node that knows it is registered is known.
    session.send(
        new RegistrationAck(
            registration.nodeId(),
            true,
            null,
            admitted.newSecret().map(TotpSecret::base32).orElse(null),
            session.isOlder() ? null : Capability.allWireNames()));
    List<NodeSession> replaced =
        fleet.registry().attach(registration, session, admitted.enrolled(), admitted.formerId());
    session.open();
    fleet.counts().add(Count.REGISTRATIONS_ACCEPTED);
    for (NodeSession old : replaced) {
      fleet.counts().add(Count.SESSIONS_REPLACED);
      LOG.warn(
          "node {} ({}) registered from {} while it was connected from {}; the older connection is closed",
          session.nodeName(),
          session.nodeId(),
          session.remoteAddress(),
          old.remoteAddress());
      old.end("the same node registered on a newer connection, from " + session.remoteAddress());
    }
    LOG.info(
        "node {} ({}) registered from {}{}{}",
        session.nodeName(),
        session.nodeId(),
        session.remoteAddress(),
        session.isOlder() ? ", an older one without capabilities" : "",
        admitted.newSecret().isPresent() ? ", and was given its secret" : "");
    fleet.changed();
    return session;
  }

  private static Refusal nameless(String message) {
    return new Refusal(NodeId.BROADCAST, null, message);
  }

  private Optional<NodeSession> invalid(TcpConnection connection, Refusal refusal)
      throws IOException {
    fleet.counts().add(Count.REGISTRATIONS_INVALID);
    return refuse(connection, refusal);
  }

  private Optional<NodeSession> refuse(TcpConnection connection, Refusal refusal)
      throws IOException {
    ration.log(
        remark ->
            LOG.warn(
                "refused {} from {}: {}{}",
                refusal.name == null ? "a connection" : "node " + refusal.name,
                connection.remote().getAddress().getHostAddress(),
                refusal.message,
                remark));
    Farewell.say(
        connection,
        codec.encode(new RegistrationAck(refusal.id, false, refusal.message, null, null)));
    return Optional.empty();
  }
}
