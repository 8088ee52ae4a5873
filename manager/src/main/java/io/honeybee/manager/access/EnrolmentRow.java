package io.honeybee.manager.access;

import io.honeybee.protocol.NodeId;
import java.time.Instant;
import java.util.Optional;

/**
 * An enrolment as it lies in the database.
 *
 * @param hiddenSecret see {@link SecretBox}; handed over, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record EnrolmentRow(
    String nodeName,
    byte[] hiddenSecret,
    boolean handedOut,
    Optional<NodeId> nodeId,
    SpentSteps spent,
    int failures,
    Optional<Instant> lockedUntil,
    Instant createdAt,
    Optional<Instant> provedAt) {

  static EnrolmentRow fresh(String nodeName, byte[] hiddenSecret, Instant now) {
    return new EnrolmentRow(
        nodeName,
        hiddenSecret,
        false,
        Optional.empty(),
        SpentSteps.parse(""),
        0,
        Optional.empty(),
        now,
        Optional.empty());
  }

  boolean isLocked(Instant now) {
    return lockedUntil.isPresent() && now.isBefore(lockedUntil.get());
  }

  EnrolmentRow handedOutTo(NodeId id) {
    return new EnrolmentRow(
        nodeName,
        hiddenSecret,
        true,
        Optional.of(id),
        spent,
        failures,
        lockedUntil,
        createdAt,
        provedAt);
  }

  /** The node showed a right code. */
  EnrolmentRow proved(NodeId id, long step, Instant now) {
    return new EnrolmentRow(
        nodeName,
        hiddenSecret,
        true,
        Optional.of(id),
        spent.with(step),
        0,
        Optional.empty(),
        createdAt,
        Optional.of(now));
  }

  EnrolmentRow failed(Instant now) {
    return new EnrolmentRow(
        nodeName,
        hiddenSecret,
        handedOut,
        nodeId,
        spent,
        failures + 1,
        LockOut.until(failures + 1, now),
        createdAt,
        provedAt);
  }

  EnrolmentRow spending(long step) {
    return new EnrolmentRow(
        nodeName,
        hiddenSecret,
        handedOut,
        nodeId,
        spent.with(step),
        failures,
        lockedUntil,
        createdAt,
        provedAt);
  }

  /**
   * A new secret, which the node does not have yet; the id stays, so only that node is given it.
   */
  EnrolmentRow rotated(byte[] newSecret) {
    return new EnrolmentRow(
        nodeName,
        newSecret,
        false,
        nodeId,
        SpentSteps.parse(""),
        0,
        Optional.empty(),
        createdAt,
        provedAt);
  }

  Enrolment shown() {
    return new Enrolment(nodeName, handedOut, nodeId, failures, lockedUntil, createdAt, provedAt);
  }
}
