package io.honeybee.manager.access;

import io.honeybee.manager.access.Verdict.Admitted;
import io.honeybee.manager.access.Verdict.Reason;
import io.honeybee.manager.access.Verdict.Refused;
import io.honeybee.protocol.NodeId;
import io.honeybee.runtime.auth.Totp;
import io.honeybee.runtime.auth.TotpSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Holds a node's one-time code against its secret. Immutable; the transaction is the caller's. */
final class CodeCheck {
  /** Steps beside the present one whose codes are taken. */
  private static final int TAKEN_DRIFT = 1;

  /** Steps in which a wrong code is looked for, only to tell how far the node's clock is off. */
  private static final int TOLD_DRIFT = 120;

  private static final Duration STEP = Duration.ofSeconds(30);

  private final SecretBox box;

  CodeCheck(SecretBox box) {
    this.box = box;
  }

  /**
   * @param changed the row to be written before the verdict is told
   */
  record Outcome(Verdict verdict, Optional<EnrolmentRow> changed) {}

  Outcome check(EnrolmentRow row, Claim claim, String code, Instant now) {
    Optional<TotpSecret> secret = box.reveal(row.nodeName(), row.hiddenSecret());
    if (secret.isEmpty()) {
      return new Outcome(unreadable(), Optional.empty());
    }
    OptionalLong step = Totp.matchingStep(secret.get(), code, now, TAKEN_DRIFT);
    if (step.isEmpty()) {
      return wrong(row, secret.get(), code, now);
    }
    if (row.spent().contains(step.getAsLong())) {
      return new Outcome(
          new Refused(
              Reason.CODE_REPLAYED,
              "this code was used before; each is taken once, so wait for the next one"),
          Optional.empty());
    }
    Optional<NodeId> former = row.nodeId().filter(id -> !id.equals(claim.nodeId()));
    return new Outcome(
        new Admitted(true, Optional.empty(), former),
        Optional.of(row.proved(claim.nodeId(), step.getAsLong(), now)));
  }

  private static Outcome wrong(EnrolmentRow row, TotpSecret secret, String code, Instant now) {
    EnrolmentRow failed = row.failed(now);
    OptionalLong step = Totp.matchingStep(secret, code, now, TOLD_DRIFT);
    if (step.isEmpty()) {
      return new Outcome(
          new Refused(
              Reason.CODE_WRONG,
              "wrong code; the node's secret is not the one that this manager has, or its clock is"
                  + " off by more than an hour"),
          Optional.of(failed));
    }
    long steps = step.getAsLong() - Totp.step(now);
    // Whoever guessed this code has just been told when it will hold: it must not, then.
    EnrolmentRow changed = steps > 0 ? failed.spending(step.getAsLong()) : failed;
    return new Outcome(new Refused(Reason.CODE_WRONG, clockMessage(steps)), Optional.of(changed));
  }

  private static String clockMessage(long steps) {
    Duration off = STEP.multipliedBy(Math.abs(steps));
    String about =
        off.toMinutes()
            + " min"
            + (off.toSecondsPart() == 0 ? "" : " " + off.toSecondsPart() + " s");
    return "wrong code: the node's clock is about "
        + about
        + (steps < 0 ? " behind" : " ahead of")
        + " the manager's; set it right (NTP)";
  }

  Refused unreadable() {
    return new Refused(
        Reason.SECRET_UNREADABLE,
        "the manager cannot read this node's secret, since "
            + box.keyFile().getFileName()
            + " is not the key that it was hidden with; 'honeybee manager rotate NAME' at the"
            + " manager makes a new one");
  }
}
