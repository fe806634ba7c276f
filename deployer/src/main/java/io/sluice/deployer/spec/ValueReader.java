package io.sluice.deployer.spec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.deployer.yaml.FieldPath;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tree as records. A value that does not fit is noted and left out, and reading goes on:
 * who has three mistakes in a file is told of three.
 */
public final class ValueReader {
  private static final String MALFORMED = "malformed";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addHandler(new NoteAndGoOn())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ValueReader() {}

  /**
   * Reads a tree.
   *
   * @param tree the values
   * @param type the record to make of them
   * @param malformed takes what could not be understood, in the order of reading
   */
  public static <T> @Nullable T read(JsonNode tree, Class<T> type, List<Malformed> malformed) {
    try {
      return MAPPER.readerFor(type).withAttribute(MALFORMED, malformed).readValue(tree);
    } catch (JsonProcessingException unexpected) {
      throw new IllegalStateException(
          type.getSimpleName() + " cannot be read: " + unexpected.getOriginalMessage(), unexpected);
    } catch (IOException impossible) {
      throw new IllegalStateException("a tree in memory cannot fail to be read", impossible);
    }
  }

  private static final class NoteAndGoOn extends DeserializationProblemHandler {
    @Override
    public @Nullable Object handleWeirdStringValue(
        DeserializationContext context, Class<?> type, String value, String message) {
      return note(context, path(context.getParser()), type, "'" + value + "'");
    }

    @Override
    public @Nullable Object handleWeirdNumberValue(
        DeserializationContext context, Class<?> type, Number value, String message) {
      return note(context, path(context.getParser()), type, value.toString());
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
        DeserializationContext context,
        JavaType type,
        JsonToken token,
        JsonParser parser,
        String message)
        throws IOException {
      return noteStructure(context, type.getRawClass(), parser);
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
        DeserializationContext context,
        Class<?> type,
        ValueInstantiator instantiator,
        JsonParser parser,
        String message)
        throws IOException {
      return noteStructure(context, type, parser);
    }

    @Override
    public @Nullable Object handleInstantiationProblem(
        DeserializationContext context, Class<?> type, Object argument, Throwable cause)
        throws IOException {
      @Nullable MalformedValueException malformed = malformed(cause);
      if (malformed != null) {
        notes(context)
            .add(
                new Malformed(
                    path(context.getParser()),
                    Malformed.Kind.VALUE,
                    malformed.what(),
                    malformed.fix()));
        return null;
      }
      return note(context, path(context.getParser()), type, "'" + argument + "'");
    }

    private static @Nullable MalformedValueException malformed(@Nullable Throwable thrown) {
      for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
        if (cause instanceof MalformedValueException malformed) {
          return malformed;
        }
      }
      return null;
    }

    private static @Nullable Object noteStructure(
        DeserializationContext context, Class<?> type, JsonParser parser) throws IOException {
      FieldPath path = path(parser);
      JsonToken token = parser.currentToken();
      String found =
          token == JsonToken.START_OBJECT
              ? "a block of fields"
              : token == JsonToken.START_ARRAY ? "a list" : "'" + parser.getText() + "'";
      parser.skipChildren();
      return note(context, path, type, found);
    }

    private static @Nullable Object note(
        DeserializationContext context, FieldPath path, Class<?> type, String found) {
      notes(context)
          .add(
              new Malformed(
                  path,
                  Malformed.Kind.VALUE,
                  found + " is not " + expected(type),
                  "write " + expected(type)));
      return null;
    }

    private static String expected(Class<?> type) {
      if (type == Integer.class || type == Long.class) {
        return "a whole number";
      }
      if (type == Double.class) {
        return "a number";
      }
      if (type == Boolean.class) {
        return "true or false";
      }
      if (type == String.class) {
        return "text";
      }
      if (type == URI.class) {
        return "a URI";
      }
      if (Collection.class.isAssignableFrom(type)) {
        return "a list";
      }
      return type.isRecord() || Map.class.isAssignableFrom(type)
          ? "a block of fields"
          : type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static FieldPath path(JsonParser parser) {
      List<String> segments = new ArrayList<>();
      for (JsonPointer at = parser.getParsingContext().pathAsPointer();
          at != null && !at.matches();
          at = at.tail()) {
        segments.add(at.getMatchingProperty());
      }
      return new FieldPath(segments);
    }

    @SuppressWarnings("unchecked")
    private static List<Malformed> notes(DeserializationContext context) {
      return (List<Malformed>) context.getAttribute(MALFORMED);
    }
  }
}
