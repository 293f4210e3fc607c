package io.storegauge.ingest;

import io.storegauge.row.RowBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;

/** Reads the files again and yields the accepted, newest version of each record as a typed row. */
public final class SecondPass {
  private SecondPass() {}

  /**
   * Rows of the target table; the buffer of a row is reused for the next.
   *
   * @param refusedFiles positions of files to leave out
   * @param losers superseded records by file, as {@link FirstPass#superseded} gives them
   */
  public static JavaRDD<InternalRow> rows(
      JavaSparkContext context,
      Batch batch,
      Set<Integer> refusedFiles,
      Map<Integer, long[]> losers,
      BuyerHash buyers) {
    List<int[]> tasks = batch.tasks();
    SerializableConfiguration hadoop = new SerializableConfiguration(context.hadoopConfiguration());
    Broadcast<Map<Integer, long[]>> skip = context.broadcast(losers);
    Set<Integer> refused = Set.copyOf(refusedFiles);
    return context
        .parallelize(tasks, Math.max(1, tasks.size()))
        .mapPartitions(it -> new Rows(batch, it, refused, skip.value(), buyers, hadoop.value()));
  }

  private static final class Rows implements Iterator<InternalRow> {
    private final Batch batch;
    private final Iterator<int[]> tasks;
    private final Set<Integer> refused;
    private final Map<Integer, long[]> losers;
    private final BuyerHash buyers;
    private final Configuration hadoop;
    private final RowBuilder row;
    private int[] files = new int[0];
    private int nextFile;
    private long[] skip = new long[0];
    private FileScanner scanner;
    private boolean ready;

    Rows(
        Batch batch,
        Iterator<int[]> tasks,
        Set<Integer> refused,
        Map<Integer, long[]> losers,
        BuyerHash buyers,
        Configuration hadoop) {
      this.batch = batch;
      this.tasks = tasks;
      this.refused = refused;
      this.losers = losers;
      this.buyers = buyers;
      this.hadoop = hadoop;
      this.row = new RowBuilder(batch.target().spec().columns().size());
    }

    @Override
    public boolean hasNext() {
      try {
        while (!ready) {
          if (scanner == null && !open()) {
            return false;
          }
          if (!scanner.next()) {
            scanner.close();
            scanner = null;
          } else {
            ready = Arrays.binarySearch(skip, scanner.number()) < 0 && scanner.parse();
          }
        }
        return true;
      } catch (IOException e) {
        // The first pass read this file to its end: it changed or went away in between.
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public InternalRow next() {
      ready = false;
      scanner.write(row);
      return row.build();
    }

    private boolean open() throws IOException {
      while (true) {
        while (nextFile == files.length) {
          if (!tasks.hasNext()) {
            return false;
          }
          files = tasks.next();
          nextFile = 0;
        }
        int f = files[nextFile++];
        if (refused.contains(f)) {
          continue;
        }
        LandingFile file = batch.files().get(f);
        skip = losers.getOrDefault(f, new long[0]);
        scanner =
            new FileScanner(
                batch.feed(),
                batch.target(),
                file,
                batch.platforms().get(file.platform()),
                buyers,
                batch.maxRecordBytes(),
                hadoop);
        return true;
      }
    }
  }
}
