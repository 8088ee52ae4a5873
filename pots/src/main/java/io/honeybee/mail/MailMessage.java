package io.honeybee.mail;

import java.time.Instant;

/**
 * A message in a mailbox.
 *
 * @param uid its number that never changes, from 1
 * @param received when it came
 * @param header its header, a byte string, lines ended by CR LF, without the empty line behind it
 * @param body its body, a byte string, lines ended by CR LF
 * @param from who sent it, an address
 * @param to to whom
 * @param subject the text of its Subject
 * @param id the text of its Message-ID, with the angle brackets
 * @param date the text of its Date
 */
public record MailMessage(
    int uid,
    Instant received,
    String header,
    String body,
    String from,
    String to,
    String subject,
    String id,
    String date) {

  /** All of it, as it is sent. */
  public String whole() {
    return header + "\r\n" + body;
  }

  /** Its size in bytes. */
  public int size() {
    return header.length() + 2 + body.length();
  }
}
