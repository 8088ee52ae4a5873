package io.honeybee.manager.fleet;

/**
 * A node as it is kept over a restart.
 *
 * @param host where it last came from, without its port
 * @param enrolled whether its name has a secret
 * @param older whether it announced no capabilities
 */
record SavedNode(NodeView view, String host, boolean enrolled, boolean older) {}
