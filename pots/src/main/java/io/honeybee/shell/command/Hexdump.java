package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code hexdump}, {@code od} and {@code xxd}: what droppers read an ELF header with. */
final class Hexdump implements ShellCommand {
  private static final int ROW = 16;
  private static final int MAX_BYTES = 256 * 1024;

  @Override
  public List<String> names() {
    return List.of("hexdump", "hd", "od", "xxd");
  }

  @Override
  public int run(Invocation call) throws IOException {
    boolean octal = call.toolName().equals("od");
    boolean plainHex = call.toolName().equals("xxd");
    Options options = Options.of(call.args(), octal ? "ANtjw" : plainHex ? "lsc" : "nse");
    String text;
    try {
      text =
          options.operands().isEmpty() ? call.in().all() : call.read(options.operands().getFirst());
    } catch (FileFault e) {
      return call.fail(1, options.operands().getFirst(), e);
    }
    int limit = options.number(octal ? "N" : plainHex ? "l" : "n", MAX_BYTES);
    String skip = options.value(octal ? "j" : "s", "0");
    int start = Math.clamp(Numbers.of(skip, 0), 0, text.length());
    String bytes =
        text.substring(start, (int) Math.min(text.length(), start + Math.max(0L, limit)));
    call.state().budget().work(bytes.length() * 5L);
    if (options.has("e")) {
      call.out().write(formatted(bytes, options.value("e", "")));
    } else if (plainHex) {
      call.out().write(options.has("p") ? pairs(bytes, "") + "\n" : xxd(bytes));
    } else if (octal) {
      call.out().write(od(bytes, options));
    } else if (options.has("C") || call.toolName().equals("hd")) {
      call.out().write(canonical(bytes));
    } else {
      call.out().write(words(bytes, true));
    }
    return 0;
  }

  /** The formats that are in use: characters as they are, or bytes in hexadecimal. */
  private static String formatted(String bytes, String format) {
    if (format.contains("%c")) {
      return bytes;
    }
    boolean upper = format.contains("X");
    int at = format.indexOf('%');
    String before = at < 1 ? "" : format.substring(format.lastIndexOf('"', at) + 1, at);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length(); i++) {
      String pair = "%02x".formatted((int) bytes.charAt(i));
      text.append(before).append(upper ? pair.toUpperCase(Locale.ROOT) : pair);
    }
    return text.toString();
  }

  private static String pairs(String bytes, String before) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length(); i++) {
      text.append(before).append("%02x".formatted((int) bytes.charAt(i)));
    }
    return text.toString();
  }

  private static String printable(String row) {
    return row.replaceAll("[^ -~]", ".");
  }

  private static String canonical(String bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length(); i += ROW) {
      String row = bytes.substring(i, Math.min(bytes.length(), i + ROW));
      String first = pairs(row.substring(0, Math.min(8, row.length())), " ");
      String second = row.length() > 8 ? pairs(row.substring(8), " ") : "";
      text.append("%08x %-24s %-24s  |%s|\n".formatted(i, first, second, printable(row)));
    }
    return text.append(bytes.isEmpty() ? "" : "%08x\n".formatted(bytes.length())).toString();
  }

  private static String xxd(String bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length(); i += ROW) {
      String row = bytes.substring(i, Math.min(bytes.length(), i + ROW));
      String hex = pairs(row, "").replaceAll("(.{4})", "$1 ").strip();
      text.append("%08x: %-39s  %s\n".formatted(i, hex, printable(row)));
    }
    return text.toString();
  }

  /** Two bytes a word, least byte first, as on this machine's own processor. */
  private static String words(String bytes, boolean padded) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length(); i += ROW) {
      String row = bytes.substring(i, Math.min(bytes.length(), i + ROW));
      StringBuilder line = new StringBuilder();
      for (int j = 0; j < row.length(); j += 2) {
        int high = j + 1 < row.length() ? row.charAt(j + 1) : 0;
        line.append(" %04x".formatted(high << 8 | row.charAt(j)));
      }
      text.append("%07x%s\n".formatted(i, padded ? Listing.padRight(line.toString(), 40) : line));
    }
    return text.append("%07x\n".formatted(bytes.length())).toString();
  }

  private static String od(String bytes, Options options) {
    boolean addresses = !options.value("A", "o").equals("n");
    String type = options.has("c") ? "c" : options.has("x") ? "x2" : options.value("t", "o2");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length(); i += ROW) {
      String row = bytes.substring(i, Math.min(bytes.length(), i + ROW));
      text.append(addresses ? "%07o".formatted(i) : "").append(items(row, type)).append('\n');
    }
    return text.append(addresses ? "%07o\n".formatted(bytes.length()) : "").toString();
  }

  private static String items(String row, String type) {
    StringBuilder line = new StringBuilder();
    boolean single = type.startsWith("c") || type.endsWith("1");
    for (int i = 0; i < row.length(); i += single ? 1 : 2) {
      int low = row.charAt(i);
      int high = !single && i + 1 < row.length() ? row.charAt(i + 1) : 0;
      int value = high << 8 | low;
      line.append(
          switch (type) {
            case "c" -> Listing.padLeft(named(low), 4);
            case "x1" -> " %02x".formatted(value);
            case "u1" -> "%4d".formatted(value);
            case "d1" -> "%5d".formatted((byte) value);
            case "x2" -> " %04x".formatted(value);
            case "o1" -> " %03o".formatted(value);
            default -> " %06o".formatted(value);
          });
    }
    return line.toString();
  }

  private static String named(int value) {
    return switch (value) {
      case 0 -> "\\0";
      case 7 -> "\\a";
      case 8 -> "\\b";
      case 9 -> "\\t";
      case 10 -> "\\n";
      case 11 -> "\\v";
      case 12 -> "\\f";
      case 13 -> "\\r";
      default ->
          value >= ' ' && value <= '~' ? String.valueOf((char) value) : "%03o".formatted(value);
    };
  }
}
