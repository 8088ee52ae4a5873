package io.honeybee.manager.access;

import io.honeybee.protocol.NodeId;
import io.honeybee.runtime.auth.TotpSecret;
import java.util.Optional;

/** What becomes of a claim. */
public sealed interface Verdict {

  /**
   * The node may come in.
   *
   * @param enrolled whether the name has a secret, which no other node can show
   * @param newSecret to be told to the node, now and never again
   * @param formerId the id that this name had until now, when it has another one
   */
  record Admitted(boolean enrolled, Optional<TotpSecret> newSecret, Optional<NodeId> formerId)
      implements Verdict {}

  /**
   * It may not.
   *
   * @param message for the node's log: why, and how an operator mends it
   */
  record Refused(Reason reason, String message) implements Verdict {}

  /** Kinds of refusals, to be counted. */
  enum Reason {
    /** Nobody enrolled this name. */
    NOT_ENROLLED,
    /** The name has a secret, and the node shows no code. */
    CODE_MISSING,
    CODE_WRONG,
    /** The code was used before. */
    CODE_REPLAYED,
    LOCKED_OUT,
    /** The id belongs to another name, or the name's secret is kept for another id. */
    ID_TAKEN,
    /** The secret does not open: the key file is not the one it was hidden with. */
    SECRET_UNREADABLE
  }
}
