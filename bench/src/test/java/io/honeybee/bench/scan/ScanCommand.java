package io.honeybee.bench.scan;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bench/run scan}. */
@Command(
    name = "scan",
    description = "What nmap says of each pot, and whether it is what the pot says that it is.",
    mixinStandardHelpOptions = true)
public final class ScanCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path directory = Files.createTempDirectory("honeybee-scan");
    out.printf("logs in %s%n", directory);
    out.flush();
    return ScanRun.in(directory).print(out);
  }
}
