package io.honeybee.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The manager's answer to a registration.
 *
 * @param nodeId 0 when an older manager did not say
 * @param message the reason when not accepted
 * @param totpKey a new secret in base32 for the node to keep, or null
 * @param capabilities what the manager announces; null from an older manager
 */
public record RegistrationAck(
    NodeId nodeId,
    boolean accepted,
    @Nullable String message,
    @Nullable String totpKey,
    @Nullable List<String> capabilities)
    implements ManagerMessage {

  public RegistrationAck {
    capabilities = capabilities == null ? null : List.copyOf(capabilities);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "RegistrationAck[" + nodeId + ", accepted=" + accepted + ", " + message + "]";
  }
}
