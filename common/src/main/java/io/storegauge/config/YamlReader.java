package io.storegauge.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.storegauge.config.Problems.Place;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML token by token, which keeps the line of every value and finds a key that stands twice.
 */
final class YamlReader {
  /** yes, no, on and off are words: a code such as NO for Norway must not become false. */
  private static final YAMLFactory YAML =
      new YAMLFactory().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS);

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final YAMLParser parser;
  private final IntFunction<Place> placeOfLine;
  private final Problems problems;
  private final Map<String, Place> places = new HashMap<>();

  private YamlReader(YAMLParser parser, IntFunction<Place> placeOfLine, Problems problems) {
    this.parser = parser;
    this.placeOfLine = placeOfLine;
    this.problems = problems;
  }

  /** Reads a file; one that cannot be read is a problem. */
  static Optional<YamlDoc> read(Path confDir, String file, Problems problems) {
    try {
      String text = Files.readString(confDir.resolve(file));
      IntFunction<Place> placeOfLine = line -> new Place(file, line);
      YamlReader reader = new YamlReader(YAML.createParser(text), placeOfLine, problems);
      JsonNode root = reader.document(text, problems);
      if (root instanceof ObjectNode tree) {
        return Optional.of(new YamlDoc(file, tree, reader.places));
      }
      if (!root.isMissingNode()) {
        problems.add(Place.file(file), "not a map of keys; write lines such as \"key: value\".");
      }
    } catch (NoSuchFileException e) {
      problems.add(
          Place.file(file), "missing; take it from the conf folder that came with Storegauge.");
    } catch (AccessDeniedException e) {
      problems.add(Place.file(file), "permission denied; make it readable.");
    } catch (CharacterCodingException e) {
      problems.add(Place.file(file), "not UTF-8; save it as UTF-8.");
    } catch (IOException e) {
      problems.add(Place.file(file), "cannot be read (" + e.getMessage() + ").");
    }
    return Optional.empty();
  }

  /** Reads the value of an override; a missing node if it is not YAML, which is then a problem. */
  static JsonNode readOverride(String override, String value, Problems problems) {
    if (value.isBlank()) {
      return NODES.nullNode();
    }
    Problems inValue = new Problems();
    try {
      YAMLParser parser = YAML.createParser(value);
      JsonNode node = new YamlReader(parser, line -> Place.SET, inValue).document(value, inValue);
      if (inValue.isEmpty()) {
        return node;
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e); // a string in memory has no I/O to fail
    }
    problems.add(
        Place.SET, override + ": the value is not YAML; quote it, such as --set 'key=[1, 2]'.");
    return NODES.missingNode();
  }

  private JsonNode document(String text, Problems problems) throws IOException {
    try {
      if (parser.nextToken() == null) {
        problems.add(placeOfLine.apply(0), "empty; write lines such as \"key: value\".");
        return NODES.missingNode();
      }
      JsonNode root = value("");
      if (parser.nextToken() != null) {
        problems.add(here(), "a second document begins; keep one document a file.");
      }
      return root;
    } catch (JsonProcessingException e) {
      problems.add(placeOfLine.apply(line(e)), "not YAML: " + reason(e) + ".");
      return NODES.missingNode();
    }
  }

  private JsonNode value(String pointer) throws IOException {
    places.putIfAbsent(pointer, here());
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      problems.add(here(), "anchors and aliases (& and *) are not supported; write the value out.");
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(pointer);
      case START_ARRAY -> array(pointer);
      case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? NODES.numberNode(parser.getBigIntegerValue())
              : NODES.numberNode(parser.getLongValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      default -> NODES.textNode(parser.getText());
    };
  }

  private ObjectNode object(String pointer) throws IOException {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String at = YamlDoc.child(pointer, key);
      Place place = here();
      if (fields.containsKey(key)) {
        problems.add(
            place,
            String.format(
                "%s: stands twice, first on line %d; keep one of them.",
                String.join(".", YamlDoc.segments(at)), places.get(at).line()));
      } else {
        places.put(at, place);
      }
      parser.nextToken();
      JsonNode value = value(at);
      fields.putIfAbsent(key, value);
    }
    return new ObjectNode(NODES, fields);
  }

  private ArrayNode array(String pointer) throws IOException {
    ArrayNode items = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(pointer + "/" + items.size()));
    }
    return items;
  }

  private Place here() {
    return placeOfLine.apply(parser.currentTokenLocation().getLineNr());
  }

  private static int line(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return marked.getProblemMark().getLine() + 1;
    }
    return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
  }

  private static String reason(JsonProcessingException e) {
    String reason =
        e.getCause() instanceof MarkedYAMLException marked
            ? marked.getProblem()
            : e.getOriginalMessage();
    return reason.lines().findFirst().orElse("");
  }
}
