package io.honeybee.manager.access;

import io.honeybee.protocol.NodeId;
import java.util.Optional;

/**
 * What a node says of itself when it registers.
 *
 * @param code its one-time code; empty when it has no secret
 * @param encrypted whether it came over TLS, so that a secret may be told
 */
public record Claim(String nodeName, NodeId nodeId, Optional<String> code, boolean encrypted) {

  /** Without the code. */
  @Override
  public String toString() {
    return "Claim[" + nodeName + ", " + nodeId + "]";
  }
}
