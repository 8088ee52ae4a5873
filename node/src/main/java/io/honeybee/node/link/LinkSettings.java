package io.honeybee.node.link;

import io.honeybee.node.identity.NodeSettings;
import java.nio.file.Path;

/**
 * All that configures the link.
 *
 * @param directory the node's own, for what the link must not forget
 */
public record LinkSettings(
    NodeSettings node,
    ServerSettings server,
    TlsSettings tls,
    AuthSettings auth,
    Path directory,
    LinkLimits limits) {}
