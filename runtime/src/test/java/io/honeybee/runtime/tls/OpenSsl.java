package io.honeybee.runtime.tls;

import io.honeybee.runtime.certs.CertificateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real openssl command, for what it makes and how it connects. */
final class OpenSsl {
  private OpenSsl() {}

  /** Runs it and gives its output, both streams; fails when it fails. */
  static String run(Path dir, String... arguments) throws IOException, InterruptedException {
    Result result = tryRun(dir, arguments);
    if (result.exitCode() != 0) {
      throw new IOException("openssl " + String.join(" ", arguments) + ": " + result.output());
    }
    return result.output();
  }

  record Result(int exitCode, String output) {}

  static Result tryRun(Path dir, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("openssl does not come to an end: " + command);
    }
    return new Result(process.exitValue(), output);
  }

  static CertificateFiles selfSigned(Path dir, int days) throws IOException, InterruptedException {
    return selfSigned(dir, days, "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
  }

  static CertificateFiles selfSigned(Path dir, int days, String... newKey)
      throws IOException, InterruptedException {
    CertificateFiles files = CertificateFiles.in(dir, "self");
    List<String> arguments =
        new ArrayList<>(List.of("req", "-x509", "-nodes", "-subj", "/CN=self", "-newkey"));
    arguments.addAll(List.of(newKey));
    arguments.addAll(
        List.of("-days", String.valueOf(days), "-addext", "subjectAltName=IP:127.0.0.1"));
    arguments.addAll(List.of("-out", "self.crt", "-keyout", "self.key"));
    run(dir, arguments.toArray(String[]::new));
    return files;
  }
}
