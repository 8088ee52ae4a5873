package io.honeybee.manager.access;

import io.honeybee.runtime.config.ConfigSection;
import java.util.Map;

/**
 * The {@code auth} group.
 *
 * @param totpRequired whether every node must prove itself by a code; a name that has a secret must
 *     do so in any case
 */
public record AuthSettings(boolean totpRequired, EnrolmentMode enrolment) {
  private static final Map<String, EnrolmentMode> MODES =
      Map.of(
          "open", EnrolmentMode.OPEN,
          "listed", EnrolmentMode.LISTED,
          "closed", EnrolmentMode.CLOSED);

  public static AuthSettings read(ConfigSection section) {
    return new AuthSettings(
        section.flag("totp_required", true),
        section.choice("enrolment", EnrolmentMode.LISTED, MODES));
  }
}
