/**
 * {@code http} and {@code https}: web servers with what runs upon them, as data. A personality is a
 * folder of resources: {@code site} says what is answered to which request, beside it are the
 * pages. The default pages of nginx and Apache are those that Debian's packages install, which is
 * what makes them believable; all other pages were written for this program.
 *
 * <p>Entry type: {@link io.honeybee.pot.http.HttpPotType}. Each connection has its own thread; what
 * they share is immutable or says otherwise.
 */
@NullMarked
package io.honeybee.pot.http;

import org.jspecify.annotations.NullMarked;
