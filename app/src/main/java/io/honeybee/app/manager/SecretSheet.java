package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.QrCode;
import io.honeybee.app.terminal.Style;
import io.honeybee.runtime.auth.TotpSecret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Shows a node's secret in the forms in which it is carried to a node or an authenticator. */
final class SecretSheet {
  private SecretSheet() {}

  static void print(Console console, String nodeName, TotpSecret secret) {
    String uri = uri(nodeName, secret);
    console.line("");
    console.line("  secret  " + console.styled(Style.BOLD, secret.base32()));
    console.line("  URI     " + uri);
    console.line("");
    QrCode.lines(uri).forEach(line -> console.line("  " + line));
    console.line("");
    console.line("To carry it to the node by hand, write the secret as the one line of the file");
    console.line(
        "  .honeybee_totp_secret in the node's auth.totp_secret_dir (mode 0600, folder 0700).");
    console.line(
        "Or leave it: a node of this name that has no secret yet is given it over TLS when");
    console.line("  it first registers, unless auth.enrolment is closed.");
  }

  /** As authenticator programs read it. */
  static String uri(String nodeName, TotpSecret secret) {
    return "otpauth://totp/HoneyBee:"
        + URLEncoder.encode(nodeName, StandardCharsets.UTF_8).replace("+", "%20")
        + "?secret="
        + secret.base32()
        + "&issuer=HoneyBee&algorithm=SHA1&digits=6&period=30";
  }
}
