package io.honeybee.pot.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RealClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many channels on one connection, as OpenSSH's {@code ControlMaster} opens them. */
class SharedConnectionTest {
  private static final int ONE_AFTER_THE_OTHER = 20;
  private static final int AT_ONCE = 5;

  @TempDir static Path keys;
  @TempDir Path directory;
  private PotFixture pot;
  private SshClients clients;
  private String socket;
  private Future<RealClient> master;
  private ExecutorService threads;

  @BeforeEach
  void connect() throws Exception {
    pot = PotFixture.start(new SshPotType(), keys, Map.of());
    clients = new SshClients(directory, pot.port());
    socket = "-S" + directory.resolve("s");
    threads = Executors.newVirtualThreadPerTaskExecutor();
    // Its own channel is in the midst of a pause all the time.
    master =
        threads.submit(() -> clients.run("", "ssh", "-M", socket, "root@127.0.0.1", "sleep 500"));
    while (clients.run("", "ssh", socket, "-Ocheck", "root@127.0.0.1").exitCode() != 0) {
      assertThat(master.isDone()).as(() -> master.resultNow().output()).isFalse();
    }
  }

  @AfterEach
  void stop() {
    pot.close();
    threads.close();
  }

  private RealClient shared(String command) throws Exception {
    return clients.run("", "ssh", socket, "root@127.0.0.1", command);
  }

  private void disconnect() throws Exception {
    assertThat(master.isDone()).as("the connection ended early").isFalse();
    int channels = pot.seen("ssh.command.input").size();
    clients.run("", "ssh", socket, "-Oexit", "root@127.0.0.1");
    master.get();
    pot.await("ssh.session.closed", 1);
    pot.await("ssh.log.closed", channels);
    assertThat(pot.seen("ssh.session.connect")).hasSize(1);
  }

  @Test
  void theConnectionOutlivesChannelsThatEndOneAfterTheOther() throws Exception {
    for (int i = 0; i < ONE_AFTER_THE_OTHER; i++) {
      assertThat(shared("echo x" + i).output()).isEqualTo("x" + i + "\n");
    }

    disconnect();
  }

  @Test
  void theConnectionOutlivesChannelsThatEndAtOnce() throws Exception {
    List<Callable<RealClient>> calls = new ArrayList<>();
    for (int i = 0; i < ONE_AFTER_THE_OTHER; i++) {
      calls.add(() -> shared("head -c 40000 /dev/zero | tr '\\0' x; sleep 0; echo done"));
    }
    for (int i = 0; i < ONE_AFTER_THE_OTHER; i += AT_ONCE) {
      for (Future<RealClient> call : threads.invokeAll(calls.subList(i, i + AT_ONCE))) {
        assertThat(call.get().output()).hasSize(40_005).endsWith("xdone\n");
      }
    }

    disconnect();
  }

  @Test
  void theConnectionOutlivesClientsThatLeaveInTheMidstOfTheirCommands() throws Exception {
    for (int i = 0; i < AT_ONCE; i++) {
      Process client =
          clients.start("ssh", socket, "root@127.0.0.1", "echo on; sleep 300; echo never");
      assertThat(client.getInputStream().read()).isEqualTo('o');
      client.destroy();
      client.waitFor();
    }

    assertThat(shared("echo still").output()).isEqualTo("still\n");
    disconnect();
  }
}
