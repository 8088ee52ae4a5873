package io.honeybee.node.link;

import io.honeybee.runtime.auth.Totp;
import io.honeybee.runtime.auth.TotpSecret;
import io.honeybee.runtime.auth.TotpSecretFile;
import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One-time codes for registrations, none of them twice. The manager refuses a code that it has
 * seen, and accepts the next step's code early; so a second registration within 30 seconds uses
 * that one, and a third waits. The last step used is kept on disk: a restarted node would else be
 * refused.
 *
 * <p>Thread rule: used by one thread.
 */
final class TotpCodes {
  private static final Logger LOG = LoggerFactory.getLogger(TotpCodes.class);
  private static final String STEP_FILE = "totp_step";

  /** A remembered step further ahead than this was made by a clock that was wrong then. */
  private static final long BELIEVABLE_STEPS = 2;

  private static final long STEP_SECONDS = 30;
  private static final long NONE = -1;

  private final AuthSettings settings;
  private final TotpSecretFile secretFile;
  private final Path stepFile;
  private final InstantSource clock;
  private long lastStep;

  /**
   * @param directory where the last step is kept
   * @throws IOException when the secret cannot be used; one sentence for the operator
   */
  TotpCodes(AuthSettings settings, Path directory, InstantSource clock) throws IOException {
    this.settings = settings;
    this.secretFile = new TotpSecretFile(settings.totpSecretDir());
    this.stepFile = directory.resolve(STEP_FILE);
    this.clock = clock;
    this.lastStep = readStep();
    secret();
  }

  private Optional<TotpSecret> secret() throws IOException {
    return settings.totpEnabled() ? secretFile.read() : Optional.empty();
  }

  /** How long to wait before there is a code that was not used yet. */
  Duration untilUsable() throws IOException {
    Instant now = clock.instant();
    long step = unusedStep(now);
    if (secret().isEmpty() || step <= Totp.step(now) + 1) {
      return Duration.ZERO;
    }
    return Duration.between(now, startOf(step - 1));
  }

  /** A code for one registration; empty when the node has no secret. */
  Optional<String> next() throws IOException {
    Optional<TotpSecret> secret = secret();
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    lastStep = unusedStep(clock.instant());
    // Before it is sent: whether the manager took it may never be known.
    DurableFile.write(stepFile, lastStep + "\n");
    return Optional.of(Totp.code(secret.get(), startOf(lastStep)));
  }

  /** Takes the secret that a manager gave with its answer, if the connection can be trusted. */
  void keep(String base32, Connection connection) throws IOException {
    if (!settings.totpEnabled()) {
      LOG.warn("The manager sent a TOTP secret; it was ignored, since auth.totp_enabled is false");
      return;
    }
    if (!connection.encrypted()) {
      LOG.warn("The manager sent a TOTP secret over a connection without TLS; it was ignored");
      return;
    }
    if (!connection.verified() && secret().isPresent()) {
      LOG.warn(
          "A manager that was not verified (tls.insecure_skip_verify) sent a new TOTP secret; it"
              + " was ignored");
      return;
    }
    Optional<TotpSecret> secret = TotpSecret.parse(base32);
    if (secret.isEmpty()) {
      LOG.error("The manager sent a TOTP secret that is none; enrol this node again");
      return;
    }
    secretFile.write(secret.get());
    LOG.info("The manager's TOTP secret is kept in {}", secretFile.path());
  }

  private long unusedStep(Instant now) {
    long present = Totp.step(now);
    return lastStep > present + BELIEVABLE_STEPS ? present : Math.max(present, lastStep + 1);
  }

  private static Instant startOf(long step) {
    return Instant.ofEpochSecond(step * STEP_SECONDS);
  }

  private long readStep() throws IOException {
    try {
      return Long.parseLong(Files.readString(stepFile).strip());
    } catch (NoSuchFileException e) {
      return NONE;
    } catch (NumberFormatException e) {
      // It is only a memory; without it the worst is one refused code.
      return NONE;
    }
  }
}
