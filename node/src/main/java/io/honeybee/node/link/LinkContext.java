package io.honeybee.node.link;

/** What every session of a link needs. */
record LinkContext(
    ServerSettings server,
    LinkLimits limits,
    NodeState state,
    CommandReceiver commands,
    Delivery delivery) {}
