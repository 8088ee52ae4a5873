/**
 * A MongoDB server, as far as attackers use one: open as they look for it, with a few documents to
 * find, or with logins. Protocol: "MongoDB Wire Protocol" (OP_MSG, OP_QUERY) and the BSON
 * specification 1.1.
 *
 * <p>Entry type: {@link io.honeybee.pot.mongodb.MongoPotType}. One virtual thread owns one
 * connection; what connections share is immutable or says otherwise.
 */
@NullMarked
package io.honeybee.pot.mongodb;

import org.jspecify.annotations.NullMarked;
