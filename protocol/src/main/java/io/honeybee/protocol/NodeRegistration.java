package io.honeybee.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first message of a node.
 *
 * @param address where the node says it can be reached; for show only
 * @param port 0..65535
 * @param totpCode six digits, or null when the node has no secret
 * @param capabilities what the node announces; null from an older node, which is not the same as an
 *     empty list on the wire
 */
public record NodeRegistration(
    NodeId nodeId,
    String nodeName,
    String address,
    int port,
    NodeType nodeType,
    @Nullable String totpCode,
    @Nullable List<String> capabilities)
    implements NodeMessage {

  public NodeRegistration {
    capabilities = capabilities == null ? null : List.copyOf(capabilities);
  }

  /** Without the code: it is a secret for as long as it is valid. */
  @Override
  public String toString() {
    return "NodeRegistration[" + nodeId + ", " + nodeName + ", " + nodeType.wireName() + "]";
  }
}
