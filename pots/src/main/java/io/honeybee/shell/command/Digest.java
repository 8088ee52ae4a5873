package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** {@code md5sum} and its kin. */
final class Digest implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("md5sum", "sha1sum", "sha256sum", "sha512sum");
  }

  @Override
  public int run(Invocation call) throws IOException {
    String algorithm =
        switch (call.name().replaceFirst("^.*/", "")) {
          case "md5sum" -> "MD5";
          case "sha1sum" -> "SHA-1";
          case "sha512sum" -> "SHA-512";
          default -> "SHA-256";
        };
    List<String> files = Options.of(call.args(), "").operands();
    int status = 0;
    for (String file : files.isEmpty() ? List.of("-") : files) {
      try {
        byte[] bytes = call.read(file).getBytes(StandardCharsets.ISO_8859_1);
        byte[] digest = MessageDigest.getInstance(algorithm).digest(bytes);
        call.out().line(HexFormat.of().formatHex(digest) + "  " + file);
      } catch (FileFault e) {
        status = call.fail(1, file, e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
    return status;
  }
}
