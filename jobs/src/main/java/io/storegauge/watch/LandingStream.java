package io.storegauge.watch;

import io.storegauge.ingest.LandingLook;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.apache.spark.sql.connector.read.streaming.ReadLimit;
import org.apache.spark.sql.connector.read.streaming.SupportsTriggerAvailableNow;

/**
 * Looks at the landing folder whenever the query asks for news, and has some if it is not as it
 * was. The first look of a process is always news: what was configured anew, or left undone by a
 * process that was killed, shows in no file.
 */
final class LandingStream implements MicroBatchStream, SupportsTriggerAvailableNow {
  private final String landing;
  private final List<String> patterns;
  private final boolean needsSuccess;
  private final Configuration hadoop;

  /** What there was when a query for what is available began; null = it goes on. */
  private LandingLook available;

  /** A batch of this process was planned. */
  private boolean begun;

  LandingStream(String landing, List<String> patterns, boolean needsSuccess, Configuration hadoop) {
    this.landing = landing;
    this.patterns = List.copyOf(patterns);
    this.needsSuccess = needsSuccess;
    this.hadoop = hadoop;
  }

  @Override
  public Offset initialOffset() {
    return LandingOffset.START;
  }

  @Override
  public Offset deserializeOffset(String json) {
    return LandingOffset.parse(json);
  }

  @Override
  public void prepareForTriggerAvailableNow() {
    available = look();
  }

  @Override
  public Offset latestOffset(Offset start, ReadLimit limit) {
    LandingOffset known = start == null ? LandingOffset.START : (LandingOffset) start;
    LandingLook now = available == null ? look() : available;
    return begun && now.equals(known.look()) ? known : known.next(now);
  }

  /** Spark asks with a start wherever it can be told. */
  @Override
  public Offset latestOffset() {
    throw new UnsupportedOperationException("latestOffset(Offset, ReadLimit) is to be used");
  }

  private LandingLook look() {
    return LandingLook.at(landing, patterns, needsSuccess, hadoop);
  }

  /** One row, whatever the start: a batch reads all that is there to read, not a difference. */
  @Override
  public InputPartition[] planInputPartitions(Offset start, Offset end) {
    begun = true;
    LandingOffset told = (LandingOffset) end;
    LandingLook look = told.look();
    return new InputPartition[] {
      new Told(told.number(), look.files(), look.bytes(), look.unmatched())
    };
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new Readers();
  }

  @Override
  public void commit(Offset end) {
    // Nothing is kept that could be let go of.
  }

  @Override
  public void stop() {
    // Nothing is open.
  }

  /** The row of a batch. */
  private record Told(long look, long files, long bytes, long unmatched) implements InputPartition {
    InternalRow row() {
      return new GenericInternalRow(new Object[] {look, files, bytes, unmatched});
    }
  }

  private static final class Readers implements PartitionReaderFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      return new OneRow(((Told) partition).row());
    }
  }

  private static final class OneRow implements PartitionReader<InternalRow> {
    private final InternalRow row;
    private boolean taken;

    OneRow(InternalRow row) {
      this.row = row;
    }

    @Override
    public boolean next() {
      boolean first = !taken;
      taken = true;
      return first;
    }

    @Override
    public InternalRow get() {
      return row;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
