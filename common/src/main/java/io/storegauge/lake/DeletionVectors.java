package io.storegauge.lake;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArrayFormat$;
import org.apache.spark.sql.delta.deletionvectors.StoredBitmap$;
import org.apache.spark.sql.delta.storage.dv.HadoopFileSystemDVStore;
import org.apache.spark.sql.delta.util.PathWithFileSystem;
import scala.Option;

/**
 * Marks rows of data files as deleted, in one file beside them, and reads what is marked. Format:
 * the Delta transaction log protocol, "Deletion Vectors".
 */
final class DeletionVectors {
  /** Files of vectors lie in the folder of the table itself. */
  private static final String NO_PREFIX = "";

  private final Path table;
  private final Configuration hadoop;
  private final HadoopFileSystemDVStore store;

  DeletionVectors(Path table, Configuration hadoop) {
    this.table = table;
    this.hadoop = hadoop;
    this.store = new HadoopFileSystemDVStore(hadoop);
  }

  /**
   * Writes what is marked now: what was marked before, and more rows.
   *
   * @param more places of rows by file
   */
  Map<AddFile, DeletionVectorDescriptor> write(Map<AddFile, LongHashSet> more) {
    UUID id = UUID.randomUUID();
    Map<AddFile, DeletionVectorDescriptor> vectors = new HashMap<>();
    PathWithFileSystem file =
        store.generateFileNameInTable(PathWithFileSystem.withConf(table, hadoop), id, NO_PREFIX);
    try (var out = store.createWriter(file)) {
      more.forEach(
          (f, rows) -> {
            RoaringBitmapArray bitmap = bitmap(f, rows);
            byte[] bytes =
                bitmap.serializeAsByteArray(RoaringBitmapArrayFormat$.MODULE$.Portable());
            Object offset = out.write(bytes).offset();
            vectors.put(
                f,
                DeletionVectorDescriptor.onDiskWithRelativePath(
                    id,
                    NO_PREFIX,
                    bytes.length,
                    bitmap.cardinality(),
                    Option.apply(offset),
                    Option.empty()));
          });
    }
    return vectors;
  }

  /** Places of the rows that a vector marks, in ascending order. */
  long[] marked(DeletionVectorDescriptor vector) {
    return load(vector).toArray();
  }

  private RoaringBitmapArray load(DeletionVectorDescriptor vector) {
    return StoredBitmap$.MODULE$.create(vector, table).load(store);
  }

  private RoaringBitmapArray bitmap(AddFile f, LongHashSet rows) {
    RoaringBitmapArray bitmap =
        f.deletionVector() == null ? new RoaringBitmapArray() : load(f.deletionVector());
    for (long row : rows.toArray()) {
      bitmap.add(row);
    }
    return bitmap;
  }
}
