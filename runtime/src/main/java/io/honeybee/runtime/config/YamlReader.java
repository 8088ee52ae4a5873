package io.honeybee.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Turns YAML text into nodes that know their lines. Used by one thread. */
final class YamlReader {
  private final Problems problems;

  YamlReader(Problems problems) {
    this.problems = problems;
  }

  /** The top group; an empty one when the text is empty or no YAML. */
  ConfigNode.Mapping read(String yaml) {
    ConfigNode.Mapping empty = new ConfigNode.Mapping(1, Map.of());
    try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), yaml)) {
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        return empty;
      }
      if (node(parser, first) instanceof ConfigNode.Mapping mapping) {
        return mapping;
      }
      problems.add(1, "", "the file is no group of settings; see 'init' for an example");
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      problems.add(line, "", "this is not YAML: " + firstLine(e.getOriginalMessage()));
    }
    return empty;
  }

  private ConfigNode node(JsonParser parser, JsonToken token) {
    int line = parser.currentTokenLocation().getLineNr();
    return switch (token) {
      case START_OBJECT -> mapping(parser, line);
      case START_ARRAY -> sequence(parser, line);
      case VALUE_NULL -> new ConfigNode.Scalar(line, "");
      default -> new ConfigNode.Scalar(line, parser.getString());
    };
  }

  private ConfigNode mapping(JsonParser parser, int line) {
    Map<String, ConfigNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      int keyLine = parser.currentTokenLocation().getLineNr();
      ConfigNode value = node(parser, parser.nextToken());
      if (entries.putIfAbsent(key, atLine(value, keyLine)) != null) {
        problems.add(keyLine, key, "stands here for the second time; remove one of them");
      }
    }
    return new ConfigNode.Mapping(line, entries);
  }

  /** A group starts below its key, but its fault belongs to the key. */
  private static ConfigNode atLine(ConfigNode node, int line) {
    return switch (node) {
      case ConfigNode.Scalar scalar -> new ConfigNode.Scalar(line, scalar.text());
      case ConfigNode.Mapping mapping -> new ConfigNode.Mapping(line, mapping.entries());
      case ConfigNode.Sequence sequence -> new ConfigNode.Sequence(line, sequence.items());
    };
  }

  private ConfigNode sequence(JsonParser parser, int line) {
    List<ConfigNode> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(parser, token));
    }
    return new ConfigNode.Sequence(line, items);
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
