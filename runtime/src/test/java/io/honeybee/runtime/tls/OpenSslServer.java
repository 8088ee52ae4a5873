package io.honeybee.runtime.tls;

import io.honeybee.runtime.certs.CertificateFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real {@code openssl s_server} on a free port. */
final class OpenSslServer implements AutoCloseable {
  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final List<String> output = new CopyOnWriteArrayList<>();

  private OpenSslServer(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::readOutput);
  }

  static OpenSslServer start(Path dir, CertificateFiles files, String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:0"));
    command.addAll(List.of("-cert", files.certificate().toString()));
    command.addAll(List.of("-key", files.key().toString()));
    command.addAll(List.of(options));
    return new OpenSslServer(
        new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start());
  }

  private void readOutput() {
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        if (line.startsWith("ACCEPT ")) {
          port.complete(Integer.valueOf(line.substring(line.lastIndexOf(':') + 1)));
        }
      }
    } catch (IOException e) {
      output.add(e.toString());
    }
  }

  Socket connect() throws IOException {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), port.get(10, TimeUnit.SECONDS));
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IOException("openssl s_server does not listen: " + output, e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
