/**
 * HTTP/1.x as servers in the field speak it, for pots: reading what is sent within bounds, and
 * answering in the manner of a product, down to the order of its headers and the words of its
 * errors.
 *
 * <p>Texts are byte strings, one character (0 to 255) for each byte, until they become events.
 *
 * <p>Entry types: {@link io.honeybee.http.HttpConversation}, {@link io.honeybee.http.Site}, {@link
 * io.honeybee.http.Manner}. A conversation belongs to its connection's thread; what it shares with
 * others is immutable.
 */
@NullMarked
package io.honeybee.http;

import org.jspecify.annotations.NullMarked;
