package io.honeybee.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.PotType;
import io.honeybee.pot.RealClient;
import io.honeybee.pot.ftp.FtpPotType;
import io.honeybee.pot.imap.ImapPotType;
import io.honeybee.pot.pop3.Pop3PotType;
import io.honeybee.pot.smtp.SmtpPotType;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What nmap takes the pots for files and mail for; all in one scan, since one waits for seconds.
 */
class ScannersViewTest {
  @TempDir Path directory;

  private PotFixture start(PotType type, Map<String, String> options) throws Exception {
    return PotFixture.start(type, directory, options);
  }

  @Test
  void nmapNamesEachServiceAsItsPersonality() throws Exception {
    try (PotFixture ftp = start(new FtpPotType(), Map.of());
        PotFixture postfix = start(new SmtpPotType(), Map.of());
        PotFixture exim = start(new SmtpPotType(), Map.of("personality", "exim"));
        PotFixture pop3 = start(new Pop3PotType(), Map.of());
        PotFixture imap = start(new ImapPotType(), Map.of())) {
      String ports =
          Stream.of(ftp, postfix, exim, pop3, imap)
              .map(pot -> Integer.toString(pot.port()))
              .collect(Collectors.joining(","));
      String seen = RealClient.run("", "nmap", "-Pn", "-sV", "-p", ports, "127.0.0.1").output();
      assertThat(seen)
          .containsPattern(ftp.port() + "/tcp +open +ftp +vsftpd 3\\.0\\.3")
          .containsPattern(postfix.port() + "/tcp +open +smtp +Postfix smtpd")
          .containsPattern(exim.port() + "/tcp +open +smtp +Exim smtpd 4\\.96")
          .containsPattern(pop3.port() + "/tcp +open +pop3 +Dovecot pop3d")
          .containsPattern(imap.port() + "/tcp +open +imap +Dovecot imapd");
    }
  }
}
