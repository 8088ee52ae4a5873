package io.honeybee.manager.access;

import io.honeybee.protocol.NodeId;
import java.time.Instant;
import java.util.Optional;

/**
 * A node that may register, without its secret.
 *
 * @param handedOut whether the node has the secret
 * @param nodeId the id it registered with last
 * @param failures wrong codes since the last right one
 * @param provedAt when it last showed a right code
 */
public record Enrolment(
    String nodeName,
    boolean handedOut,
    Optional<NodeId> nodeId,
    int failures,
    Optional<Instant> lockedUntil,
    Instant createdAt,
    Optional<Instant> provedAt) {}
