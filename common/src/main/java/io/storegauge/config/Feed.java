package io.storegauge.config;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * {@code conf/sources/<source>/<feed>.yaml}: how one kind of file becomes typed records.
 *
 * @param name file name of the mapping without its ending
 * @param source folder of the mapping
 * @param entity silver table the records go to; null = they are staged in {@code
 *     bronze.<source>_<feed>} and reach silver through {@code silver.yaml}
 * @param files glob relative to the landing folder; {@code {platform}}, {@code {store_id}} and
 *     {@code {exported_on}} stand for one path segment each and give that value to every record of
 *     the file, the store where a column has it for its constant
 * @param format csv or jsonl, packed or not
 * @param encoding of the text
 * @param cells how cells are written
 * @param delimiter one character, csv only
 * @param platform platform of every record; null = {@code {platform}} of the path
 * @param zone IANA zone of times without an offset; null = the platform's
 * @param key columns that identify a record (staged feeds; an entity has the key of its table)
 * @param event column that says when what a record tells of happened (staged feeds; an entity has
 *     the day of its table); null = not said
 * @param deletion columns of type boolean that say that a record tells of a deletion (staged feeds;
 *     reviews have parts of their own); empty = none does
 * @param keepsExtra whether columns that the mapping does not know are kept in {@code _extra}
 * @param ignore headers or JSON fields that are known and not wanted
 * @param columns target columns; one that is not listed is null
 * @param rules what must hold inside each record
 */
public record Feed(
    String source,
    String name,
    String entity,
    String files,
    Format format,
    Encoding encoding,
    Cells cells,
    char delimiter,
    String platform,
    String zone,
    List<String> key,
    String event,
    List<String> deletion,
    boolean keepsExtra,
    List<String> ignore,
    Map<String, FeedColumn> columns,
    List<Rule> rules)
    implements Serializable {

  /** As a constant: the segment of the path that names the store. */
  public static final String STORE_OF_PATH = "{store_id}";

  /**
   * As a constant: the segment of the path that names the day. Beside a {@code from} it stands in
   * for files that have no such column, as the reports do that speak of one day and do not say
   * which.
   */
  public static final String DAY_OF_PATH = "{exported_on}";

  /** Whether records are staged, for the SQL of the source's {@code silver.yaml} to join. */
  public boolean isStaged() {
    return entity == null;
  }

  /**
   * All that decides how files are read, for a fingerprint. What came to mappings later leaves no
   * trace where it is not said, so that it makes no file of theirs stale.
   */
  public String reading() {
    return toString().replace("deletion=[], ", "").replace("standard=null, ", "");
  }

  /** File formats. */
  public enum Format {
    CSV,
    JSONL
  }

  /** Encodings of texts. */
  public enum Encoding {
    /** Found out file by file. */
    AUTO(null),
    UTF_8("UTF-8"),
    /** With GBK and GB2312 in it. */
    GB18030("GB18030"),
    ISO_8859_1("ISO-8859-1");

    private final String charset;

    Encoding(String charset) {
      this.charset = charset;
    }

    /** Null = to be found out. */
    public Charset charset() {
      return charset == null ? null : Charset.forName(charset);
    }
  }

  /** How cells are written. */
  public enum Cells {
    /** As they are meant. */
    PLAIN,
    /** As consoles of sellers do: see {@code ingest.ConsoleCells}. */
    CONSOLE
  }

  /** Types a column can be read as. */
  public enum Type {
    STRING,
    /** Free text: personal data in it is replaced by marks, see {@code ingest.FreeText}. */
    TEXT,
    /** A text that a spreadsheet may have taken for a number. */
    ID,
    INTEGER,
    /** DECIMAL(18,2). */
    MONEY,
    /** DOUBLE, of at most nine decimals. */
    REAL,
    /** DOUBLE, in seconds. */
    DURATION,
    /** DECIMAL(2,1), 1.0–5.0 in halves. */
    RATING,
    TIMESTAMP,
    /** A date that stands for the last second of that day. */
    END_OF_DAY,
    DATE,
    BOOLEAN,
    /** Replaced by its keyed hash; the value itself never leaves the parser. */
    BUYER;

    /** Whether values are texts. */
    public boolean isText() {
      return this == STRING || this == ID || this == TEXT || this == BUYER;
    }
  }

  /** What becomes of a value that cannot be used, or of a record that breaks a rule. */
  public enum OnBad {
    /** The record is refused. */
    REJECT,
    /** The record is kept, without the value; counted and told. */
    WARN,
    /** The run stops before a table is changed. */
    FAIL
  }

  /**
   * Something that must hold inside each record.
   *
   * @param name stands in the reason, as {@code rule:<name>}
   */
  public record Rule(String name, RuleCheck check, OnBad onBad) implements Serializable {}

  /**
   * One column.
   *
   * @param from headers or JSON fields it may come from, the first one present wins; empty =
   *     constant alone
   * @param type how to read it
   * @param required an empty or missing value refuses the record
   * @param patterns time or date patterns beside {@code yyyy-MM-dd HH:mm:ss} / {@code yyyy-MM-dd}
   * @param values value map; empty = any value; a value not in it refuses the record
   * @param min smallest allowed value of a number; null = any
   * @param max largest; null = any
   * @param constant value of every record; beside a {@code from} only {@link #DAY_OF_PATH}; null =
   *     none
   * @param standard what an empty or missing value stands for; null = for nothing
   * @param onBad what becomes of a value that cannot be used
   */
  public record FeedColumn(
      List<String> from,
      Type type,
      boolean required,
      List<String> patterns,
      Map<String, String> values,
      Double min,
      Double max,
      String constant,
      String standard,
      OnBad onBad)
      implements Serializable {}
}
