package io.honeybee.pot.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * EVAL and SCRIPT. No script is ever run: constants and errors that can be told from the text are
 * answered, else nil.
 */
final class ScriptCommands {
  /** CVE-2022-0543: Debian's Lua left {@code package} there, and with it any library. */
  private static final Pattern ESCAPE =
      Pattern.compile("package\\s*\\.\\s*(?:loadlib|cpath|path)|luaopen_(?:io|os)");

  private static final Pattern ABSENT_GLOBAL =
      Pattern.compile("\\b(package|os|io|require|dofile|debug)\\s*[.(\\[]");
  private static final Pattern CONSTANT =
      Pattern.compile("\\s*return\\s+(?:(-?\\d{1,15})|\"([^\"\\\\]*)\"|'([^'\\\\]*)')\\s*;?\\s*");
  private static final int LOOKED_AT = 16_384;

  private ScriptCommands() {}

  static void addTo(Map<String, CommandTable.Command> commands) {
    commands.put("eval", ScriptCommands::eval);
    commands.put("eval_ro", ScriptCommands::eval);
    commands.put("script", ScriptCommands::script);
  }

  private static void eval(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    String script = a.get(1);
    client.events().written("script", request, 1);
    String looked = script.length() > LOOKED_AT ? script.substring(0, LOOKED_AT) : script;
    boolean escapes = ESCAPE.matcher(looked).find();
    if (escapes) {
      client.events().exploit("lua-sandbox-escape", "CVE-2022-0543", "T1190");
    }
    long keys = Arguments.integer(a.get(2));
    if (keys > a.size() - 3) {
      throw new RedisFault("ERR Number of keys can't be greater than number of args");
    }
    if (keys < 0) {
      throw new RedisFault("ERR Number of keys can't be negative");
    }
    Matcher absent = ABSENT_GLOBAL.matcher(looked);
    if (absent.find()) {
      throw new RedisFault(
          "ERR user_script:1: Script attempted to access nonexistent global variable '"
              + absent.group(1)
              + "' script: "
              + sha1(script)
              + ", on @user_script:1.");
    }
    Matcher constant = CONSTANT.matcher(looked);
    if (!constant.matches()) {
      client.reply().nil();
    } else if (constant.group(1) != null) {
      client.reply().integer(Long.parseLong(constant.group(1)));
    } else {
      client.reply().bulk(constant.group(2) != null ? constant.group(2) : constant.group(3));
    }
  }

  private static void script(RedisClient client, Request request) {
    List<String> a = request.arguments();
    switch (a.get(1).toLowerCase(Locale.ROOT)) {
      case "load" -> {
        client.events().written("script", request, 2);
        client.reply().bulk(sha1(a.get(2)));
      }
      case "exists" -> {
        client.reply().array(a.size() - 2);
        a.stream().skip(2).forEach(hash -> client.reply().integer(0));
      }
      case "kill" -> client.reply().error("NOTBUSY No scripts in execution right now.");
      default -> client.reply().ok();
    }
  }

  private static String sha1(String script) {
    try {
      // Redis names scripts by it; nothing rests on its strength.
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1")
                  .digest(script.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-1", e);
    }
  }
}
