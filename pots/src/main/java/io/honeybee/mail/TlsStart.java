package io.honeybee.mail;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotOption;
import java.util.List;

/** When a mail server begins to speak TLS. */
public enum TlsStart {
  /** Never. */
  OFF,
  /** When the client asks for it (RFC 3207, RFC 2595, RFC 3501 section 6.2.1). */
  STARTTLS,
  /** At once (RFC 8314 section 3). */
  IMPLICIT;

  public static final PotOption OPTION =
      new PotOption(
          "tls",
          "starttls",
          "When TLS begins: starttls (when the client asks), implicit (at once, as on port 465,"
              + " 993 or 995) or off");

  /** Reads the option. */
  public static TlsStart read(OptionValues values) throws InvalidOptionException {
    return switch (values.choice(OPTION, List.of("starttls", "implicit", "off"))) {
      case "implicit" -> IMPLICIT;
      case "off" -> OFF;
      default -> STARTTLS;
    };
  }
}
