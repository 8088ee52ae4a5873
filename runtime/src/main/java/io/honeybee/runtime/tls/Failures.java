package io.honeybee.runtime.tls;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in JSSE's exceptions what they are about. */
final class Failures {
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

  private Failures() {}

  /** The refusal of the other side's certificate, as it was put into words here. */
  static Optional<RefusalWords.Refused> refusal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusalWords.Refused refused) {
        return Optional.of(refused);
      }
    }
    return Optional.empty();
  }

  /** The alert with which the other side ended it, such as {@code certificate_expired}. */
  static Optional<String> alert(Throwable failure) {
    Matcher matcher = ALERT.matcher(String.valueOf(failure.getMessage()));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * A handshake's failure in words: those of a refusal here, else those for the other side's alert,
   * else those for what the exception itself says.
   */
  static TlsFailure inWords(
      IOException failure,
      Function<String, String> alertWords,
      Function<IOException, String> otherWords) {
    String words =
        refusal(failure)
            .map(refused -> String.valueOf(refused.getMessage()))
            .or(() -> alert(failure).map(alertWords))
            .orElseGet(() -> otherWords.apply(failure));
    return new TlsFailure(words, failure);
  }

  static boolean isAbout(Throwable failure, String text) {
    return String.valueOf(failure.getMessage()).contains(text);
  }

  static boolean isEndOfStream(Throwable failure) {
    return failure instanceof EOFException || failure.getCause() instanceof EOFException;
  }

  static boolean isTimeout(Throwable failure) {
    return failure instanceof SocketTimeoutException
        || failure.getCause() instanceof SocketTimeoutException;
  }

  /** Another side that is gone: reset, or a write to what is closed. */
  static boolean isReset(Throwable failure) {
    return isAbout(failure, "reset") || isAbout(failure, "Broken pipe");
  }

  /** Closed from this side, by whoever watches the time. */
  static boolean isClosedHere(Throwable failure) {
    return isAbout(failure, "Socket closed") || isAbout(failure, "Socket is closed");
  }
}
