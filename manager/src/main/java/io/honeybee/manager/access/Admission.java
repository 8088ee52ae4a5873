package io.honeybee.manager.access;

import io.honeybee.manager.access.Verdict.Admitted;
import io.honeybee.manager.access.Verdict.Reason;
import io.honeybee.manager.access.Verdict.Refused;
import io.honeybee.manager.database.Database;
import io.honeybee.protocol.NodeId;
import io.honeybee.runtime.auth.TotpSecret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/**
 * Decides which nodes come in. A name that has a secret is let in by its codes alone, whatever the
 * settings; the settings say what becomes of names that have none yet.
 *
 * <p>Thread rule: safe for use by any thread. Each verdict that changes something is one
 * transaction, durable before it is given: of two nodes that claim a name at once one gets it, and
 * a code that was taken stays spent over a crash.
 */
public final class Admission {
  private final Database database;
  private final SecretBox box;
  private final AuthSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final CodeCheck codes;

  Admission(
      Database database,
      SecretBox box,
      AuthSettings settings,
      InstantSource clock,
      RandomGenerator random) {
    this.database = database;
    this.box = box;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.codes = new CodeCheck(box);
  }

  /** Judges a claim whose name is a {@link PlainName}. */
  public Verdict judge(Claim claim) {
    Instant now = clock.instant();
    // Most strangers end here, so a flood of them costs the database's one writer nothing.
    Optional<Verdict> early = database.read(handle -> withoutChange(handle, claim, now));
    return early.isPresent() ? early.get() : database.write(handle -> decide(handle, claim, now));
  }

  private Verdict decide(Handle handle, Claim claim, Instant now) {
    Optional<Verdict> early = withoutChange(handle, claim, now);
    if (early.isPresent()) {
      return early.get();
    }
    Optional<EnrolmentRow> known = EnrolmentTable.find(handle, claim.nodeName());
    if (known.isEmpty()) {
      TotpSecret secret = TotpSecret.random(random);
      byte[] hidden = box.hide(claim.nodeName(), secret);
      EnrolmentTable.put(
          handle, EnrolmentRow.fresh(claim.nodeName(), hidden, now).handedOutTo(claim.nodeId()));
      return new Admitted(true, Optional.of(secret), Optional.empty());
    }
    EnrolmentRow row = known.get();
    if (claim.code().isEmpty()) {
      return handOut(handle, row, claim);
    }
    CodeCheck.Outcome outcome = codes.check(row, claim, claim.code().get(), now);
    outcome.changed().ifPresent(changed -> EnrolmentTable.put(handle, changed));
    return outcome.verdict();
  }

  private Verdict handOut(Handle handle, EnrolmentRow row, Claim claim) {
    Optional<TotpSecret> secret = box.reveal(row.nodeName(), row.hiddenSecret());
    if (secret.isEmpty()) {
      return codes.unreadable();
    }
    EnrolmentTable.put(handle, row.handedOutTo(claim.nodeId()));
    return new Admitted(true, secret, Optional.empty());
  }

  /** The verdict, unless it needs a change in the database. */
  private Optional<Verdict> withoutChange(Handle handle, Claim claim, Instant now) {
    Optional<String> owner = EnrolmentTable.owner(handle, claim.nodeId());
    if (owner.isPresent() && !owner.get().equals(claim.nodeName())) {
      return refused(
          Reason.ID_TAKEN,
          "node id "
              + claim.nodeId()
              + " belongs to a node of another name; give this node an id of its own, or revoke the"
              + " other name at the manager");
    }
    Optional<EnrolmentRow> known = EnrolmentTable.find(handle, claim.nodeName());
    if (known.isEmpty()) {
      return stranger(claim);
    }
    if (known.get().isLocked(now)) {
      return refused(Reason.LOCKED_OUT, lockedMessage(known.get(), now));
    }
    return claim.code().isPresent() ? Optional.empty() : withoutCode(known.get(), claim);
  }

  private Optional<Verdict> stranger(Claim claim) {
    if (!settings.totpRequired()) {
      return Optional.of(new Admitted(false, Optional.empty(), Optional.empty()));
    }
    boolean welcome = settings.enrolment() == EnrolmentMode.OPEN && claim.encrypted();
    if (!welcome) {
      return refused(
          Reason.NOT_ENROLLED,
          "this node's name is not enrolled here; run 'honeybee manager enrol NAME' at the manager");
    }
    if (claim.code().isPresent()) {
      return refused(
          Reason.NOT_ENROLLED,
          "this manager knows no secret of this node's name, so the code proves nothing; remove the"
              + " node's secret file to be given a new one");
    }
    return Optional.empty();
  }

  private Optional<Verdict> withoutCode(EnrolmentRow row, Claim claim) {
    if (row.handedOut()) {
      return refused(
          Reason.CODE_MISSING,
          "this node's name has a secret, and the node sent no code; put its secret file back, or run"
              + " 'honeybee manager rotate NAME' at the manager for a new one");
    }
    boolean given = settings.enrolment() != EnrolmentMode.CLOSED && claim.encrypted();
    if (!given) {
      return refused(
          Reason.CODE_MISSING,
          "this node's name has a secret, which is not given over this connection; carry it to the"
              + " node by hand ('honeybee manager enrol' and 'rotate' show it)");
    }
    Optional<NodeId> keptFor = row.nodeId();
    if (keptFor.isPresent() && !keptFor.get().equals(claim.nodeId())) {
      return refused(
          Reason.ID_TAKEN,
          "the new secret of this node's name is kept for node id "
              + keptFor.get()
              + "; carry it to the node by hand, or revoke the name and enrol it anew");
    }
    return Optional.empty();
  }

  private static Optional<Verdict> refused(Reason reason, String message) {
    return Optional.of(new Refused(reason, message));
  }

  private static String lockedMessage(EnrolmentRow row, Instant now) {
    Duration left =
        row.lockedUntil().map(until -> Duration.between(now, until)).orElse(Duration.ZERO);
    return "locked out after "
        + row.failures()
        + " wrong codes, for another "
        + (left.toSeconds() + 1)
        + " s; check the node's clock and secret ('honeybee manager rotate NAME' at the manager ends"
        + " it with a new secret)";
  }
}
