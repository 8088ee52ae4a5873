package io.honeybee.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a credential in the SASL mechanisms PLAIN (RFC 4616) and LOGIN
 * (draft-murchison-sasl-login), in base64 lines, as SMTP, POP3 and IMAP carry them.
 *
 * <p>Thread rule: one thread. Memory: what the {@link Line} gives.
 */
public final class SaslDialogue {
  private static final List<String> MECHANISMS = List.of("PLAIN", "LOGIN");
  private static final List<String> LOGIN_PROMPTS = List.of("Username:", "Password:");

  private SaslDialogue() {}

  /** Asks the client for one line, bounded by whoever reads it. */
  @FunctionalInterface
  public interface Line {

    /**
     * @param challenge in base64, may be empty
     * @return the answer; null at the end of the input
     */
    byte @Nullable [] ask(String challenge) throws IOException;
  }

  /** How it went. */
  public sealed interface Outcome {}

  /** There is a credential to decide on. */
  public record Offered(Credential credential) implements Outcome {}

  /** The client changed its mind, with a lone {@code *}. */
  public record Aborted() implements Outcome {}

  /** It was not base64. */
  public record NotBase64() implements Outcome {}

  /** It was no credential, such as a PLAIN message without its NULs. */
  public record Senseless() implements Outcome {}

  /** The client went away. */
  public record Gone() implements Outcome {}

  /** Whether a mechanism is known; in any case of letters. */
  public static boolean knows(String mechanism) {
    return MECHANISMS.stream().anyMatch(mechanism::equalsIgnoreCase);
  }

  /**
   * Speaks it to the end.
   *
   * @param mechanism one that is known
   * @param initial the initial response in base64, {@code =} for an empty one; null when there is
   *     none
   */
  public static Outcome run(String mechanism, byte @Nullable [] initial, Line line)
      throws IOException {
    return mechanism.equalsIgnoreCase("PLAIN") ? plain(initial, line) : login(initial, line);
  }

  private static Outcome plain(byte @Nullable [] initial, Line line) throws IOException {
    byte[] sent = initial == null ? line.ask("") : initial;
    if (sent == null) {
      return new Gone();
    }
    if (isAbort(sent)) {
      return new Aborted();
    }
    Optional<byte[]> message = decode(sent);
    if (message.isEmpty()) {
      return new NotBase64();
    }
    return plainMessage(message.get()).<Outcome>map(Offered::new).orElseGet(Senseless::new);
  }

  private static Outcome login(byte @Nullable [] initial, Line line) throws IOException {
    List<byte[]> answers = new ArrayList<>();
    for (String prompt : LOGIN_PROMPTS) {
      byte[] sent =
          answers.isEmpty() && initial != null
              ? initial
              : line.ask(
                  Base64.getEncoder().encodeToString(prompt.getBytes(StandardCharsets.US_ASCII)));
      if (sent == null) {
        return new Gone();
      }
      if (isAbort(sent)) {
        return new Aborted();
      }
      Optional<byte[]> answer = decode(sent);
      if (answer.isEmpty()) {
        return new NotBase64();
      }
      answers.add(answer.get());
    }
    return new Offered(new Credential(answers.getFirst(), answers.getLast()));
  }

  private static boolean isAbort(byte[] sent) {
    return sent.length == 1 && sent[0] == '*';
  }

  private static Optional<byte[]> decode(byte[] base64) {
    if (base64.length == 1 && base64[0] == '=') {
      return Optional.of(new byte[0]);
    }
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Identity to act as, NUL, user, NUL, password. */
  private static Optional<Credential> plainMessage(byte[] message) {
    int first = indexOfNul(message, 0);
    int second = first < 0 ? -1 : indexOfNul(message, first + 1);
    if (second < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Credential(
            Arrays.copyOfRange(message, first + 1, second),
            Arrays.copyOfRange(message, second + 1, message.length)));
  }

  private static int indexOfNul(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
