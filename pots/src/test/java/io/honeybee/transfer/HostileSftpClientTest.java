package io.honeybee.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.capture.CaptureSettings;
import io.honeybee.capture.CaptureStore;
import io.honeybee.capture.Captured;
import io.honeybee.pot.PotFixture;
import io.honeybee.shell.Machine;
import io.honeybee.shell.Visitors;
import io.honeybee.world.files.SessionFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packets that no well-meaning client sends. */
class HostileSftpClientTest {
  private static final int WRITE_CREATE = 0x1a;
  private static final int BAD_MESSAGE = 5;
  private static final int FAILURE = 4;

  @TempDir Path dir;
  private final List<String> uploads = new ArrayList<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final DataOutputStream packets = new DataOutputStream(sent);

  private SessionFiles files(String user) {
    Machine machine =
        new Machine(
            PotFixture.WORLD, InstantSource.system(), RandomGenerator.of("L64X128MixRandom"));
    return machine.files(Visitors.of(PotFixture.WORLD, user, "198.51.100.9", ""));
  }

  private void packet(int type, Object... fields) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    out.writeByte(type);
    for (Object field : fields) {
      switch (field) {
        case Integer number -> out.writeInt(number);
        case Long number -> out.writeLong(number);
        default -> {
          byte[] bytes = field.toString().getBytes(ISO_8859_1);
          out.writeInt(bytes.length);
          out.write(bytes);
        }
      }
    }
    packets.writeInt(body.size());
    body.writeTo(packets);
  }

  /** The server's packets after its version: for a status its code, else its negated type. */
  private List<Integer> serve(SessionFiles files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransferEvents events =
        new TransferEvents() {
          @Override
          public void uploaded(String path, Captured captured) {
            uploads.add(path + " " + captured.size());
          }

          @Override
          public void downloaded(String path) {}
        };
    CaptureStore captures =
        new CaptureStore(dir.resolve("captures"), CaptureSettings.DEFAULT, InstantSource.system());
    Place place = new Place(files, "/root", captures, events, InstantSource.system());
    new SftpServer(place, true, new ByteArrayInputStream(sent.toByteArray()), out).serve();
    DataInputStream replies = new DataInputStream(new ByteArrayInputStream(out.toByteArray()));
    List<Integer> answers = new ArrayList<>();
    while (replies.available() > 0) {
      byte[] reply = new byte[replies.readInt()];
      replies.readFully(reply);
      answers.add(reply[0] == 101 ? reply[8] : -reply[0]);
    }
    return answers.subList(1, answers.size());
  }

  private void init() throws IOException {
    packet(1, 3);
  }

  @Test
  void aClaimedLengthIsNeverAllocated() throws Exception {
    for (int length : new int[] {Integer.MAX_VALUE, -1, 0, 300_000}) {
      sent.reset();
      init();
      packets.writeInt(length);
      packets.writeByte(3);
      assertThatThrownBy(() -> serve(files("root"))).isInstanceOf(IOException.class);
    }
    sent.reset();
    init();
    packets.writeInt(9);
    packets.write(new byte[] {13, 0, 0, 0, 1, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff});
    assertThatThrownBy(() -> serve(files("root"))).isInstanceOf(IOException.class);
  }

  @Test
  void handlesAreBoundedAndWhatIsLeftOpenIsTold() throws Exception {
    init();
    for (int i = 0; i < 150; i++) {
      packet(3, i, "/tmp/f" + i, WRITE_CREATE, 0);
    }
    packet(6, 200, "\0\0\0\5", 0L, "left open");
    List<Integer> answers = serve(files("root"));

    assertThat(answers.subList(0, 100)).containsOnly(-102);
    assertThat(answers.subList(100, 150)).containsOnly(FAILURE);
    assertThat(uploads).containsExactly("/tmp/f5 9");
  }

  @Test
  void uploadsAreBoundedInNumber() throws Exception {
    init();
    for (int i = 0; i < 600; i++) {
      packet(3, i, "/tmp/f", WRITE_CREATE, 0);
      packet(6, i, "\0\0\0\0", 0L, "x");
      packet(4, i, "\0\0\0\0");
    }
    serve(files("root"));
    assertThat(uploads).hasSize(500);
  }

  @Test
  void offsetsFarAwayAndNegativeOnesFail() throws Exception {
    init();
    packet(3, 1, "/tmp/f", WRITE_CREATE, 0);
    packet(6, 2, "\0\0\0\0", Long.MAX_VALUE, "x");
    packet(6, 3, "\0\0\0\0", -1L, "x");
    packet(6, 4, "\0\0\0\0", 1L << 40, "x");
    packet(10, 5, "\0\0\0\0", 1, 1L << 40);
    packet(6, 6, "\0\0\0\0", 0L, "kept");
    packet(4, 7, "\0\0\0\0");
    assertThat(serve(files("root")))
        .containsExactly(-102, FAILURE, FAILURE, FAILURE, FAILURE, 0, 0);
    assertThat(uploads).containsExactly("/tmp/f 4");
  }

  @Test
  void pathsNeverLeaveThePretendedFilesAndAreBounded() throws Exception {
    init();
    packet(17, 1, "../../../../../../etc/hostname");
    packet(17, 2, dir.toString());
    packet(17, 3, "/" + "a/".repeat(5_000));
    packet(3, 4, "/tmp/" + "x".repeat(300), WRITE_CREATE, 0);
    packet(16, 5, "x\0/etc");
    packet(7, 6, "");
    assertThat(serve(files("root"))).containsExactly(-105, 2, BAD_MESSAGE, BAD_MESSAGE, -104, -105);
  }

  @Test
  void anotherUserMayNotWriteWhereRootMay() throws Exception {
    init();
    packet(3, 1, "/etc/passwd", WRITE_CREATE, 0);
    packet(18, 2, "/etc/passwd", "/tmp/p");
    packet(13, 3, "/etc/passwd");
    packet(200, 4, "posix-rename@openssh.com", "/tmp", "/etc/x");
    packet(14, 5, "/etc/d", 0);
    assertThat(serve(files("admin"))).containsOnly(3);
  }

  @Test
  void handlesAndRequestsThatDoNotExistAreAnswered() throws Exception {
    init();
    packet(5, 1, "\0\0\0\1", 0L, 10);
    packet(6, 2, "long handle", 0L, "x");
    packet(12, 3, "");
    packet(4, 4, "\u00ff\u00ff\u00ff\u00ff");
    packet(99, 5);
    packet(200, 6, "unknown@example.org");
    assertThat(serve(files("root"))).containsExactly(FAILURE, FAILURE, FAILURE, 2, 8, 8);
  }
}
