package io.honeybee.pot.http;

import io.honeybee.http.Header;
import java.util.List;

/**
 * An answer of a site, before values are put in.
 *
 * @param type empty when it has none
 * @param page its body, with places for values
 * @param headers with places for values
 * @param isFile whether it is a file on the server's disk, with its time and tag
 */
record Answer(int status, String type, String page, List<Header> headers, boolean isFile) {
  Answer {
    headers = List.copyOf(headers);
  }
}
