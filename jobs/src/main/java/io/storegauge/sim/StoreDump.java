package io.storegauge.sim;

import io.storegauge.sim.Planted.MustBe;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One file of a store, collected record by record and written when it is complete. */
final class StoreDump<T> {
  private static final String LANDING = "landing/";

  /** Where lies what arrives when the landing folder has been read. */
  private static final String LATE = "late/";

  private final Export<T> export;
  private final Store store;
  private final int exportedOn;
  private final int number;
  private final FaultPlan faults;
  private final List<DumpRecord> records = new ArrayList<>();

  /** Faults of records; several may strike one. */
  private final List<Strike> strikes = new ArrayList<>();

  /** Status by which silver is to know the record at the end, where a later export tells it. */
  private final Map<DumpRecord, String> newest = new IdentityHashMap<>();

  /** Records that no fault struck and that silver is to know at the end. */
  private final Set<DumpRecord> current = Collections.newSetFromMap(new IdentityHashMap<>());

  private long rows;
  private long fresh;
  private long repeats;

  private record Strike(DumpRecord record, Planted planted) {}

  /**
   * @param number of the file in its export
   * @param faults null = none are planted
   */
  StoreDump(Export<T> export, Store store, int exportedOn, int number, FaultPlan faults) {
    this.export = export;
    this.store = store;
    this.exportedOn = exportedOn;
    this.number = number;
    this.faults = faults;
  }

  /**
   * Adds a row, and a struck copy of it where one is due.
   *
   * @param key names the row in this export to {@link Draw}
   * @param isFresh no earlier export knew it
   * @param isRepeat an exact copy of a row of another file
   * @param isNewest silver will say what this row says
   */
  DumpRecord add(T thing, long key, boolean isFresh, boolean isRepeat, boolean isNewest) {
    DumpRecord record = export.sheet().record(thing);
    records.add(record);
    rows++;
    if (isRepeat) {
      repeats++;
    } else if (isFresh) {
      fresh++;
    }
    if (faults == null) {
      return record;
    }
    if (isRepeat) {
      plant(record, "overlapping_files", MustBe.DUPLICATE);
    }
    RecordFault fault = faults.ofRecord(export, record, key, isNewest);
    if (fault != null) {
      strike(fault, record);
    } else if (isNewest) {
      current.add(record);
    }
    return record;
  }

  private void strike(RecordFault fault, DumpRecord sound) {
    DumpRecord struck = fault.isInPlace() ? sound : sound.copy();
    if (struck != sound) {
      records.add(struck);
    }
    Planted planted = fault.strike(export, struck, store.platform(), exportedOn, faults.next());
    strikes.add(new Strike(struck, planted));
  }

  /** Whether silver is to say what a record says, and nothing struck it. */
  boolean isCurrent(DumpRecord record) {
    return current.contains(record);
  }

  /** Says that a record is something to watch. */
  void plant(DumpRecord record, String fault, MustBe mustBe) {
    plant(record, fault, mustBe, "");
  }

  /**
   * Says that a record is something to watch.
   *
   * @param expected what silver must say of it
   */
  void plant(DumpRecord record, String fault, MustBe mustBe, String expected) {
    strikes.add(new Strike(record, planted(fault, "", 0, record.key(), mustBe, "", expected)));
  }

  /** Says what a later export tells of a record. */
  void newest(DumpRecord record, String status) {
    newest.put(record, status);
  }

  /**
   * Writes the file, and what a fault puts beside or before it where one is due.
   *
   * @param isBetween the export is neither the first nor the last
   */
  void finish(Folder folder, boolean isBetween, StoreDumps out) throws IOException {
    if (records.isEmpty()) {
      return;
    }
    String dir = String.join("/", store.platform(), store.id(), export.folder(), date(), "");
    String stem = String.format("%s-%04d", export.file(), number);
    String file = dir + stem + "." + export.layout().extension();
    byte[] sound = DumpText.of(export.layout(), export.sheet().headers(), records);
    DumpFault fault = faults == null ? null : faults.ofFile(export, isBetween);
    if (fault == null || fault.isTwin()) {
      write(folder, LANDING + file, export.kind(), rows, sound, out);
    } else {
      byte[] struck = fault.bytes(export, records);
      boolean late = fault.comesLate();
      write(
          folder, (late ? LATE : LANDING) + file, export.kind(), rows, late ? sound : struck, out);
      if (fault.isBegun()) {
        write(folder, LANDING + file, "earlier_version", 0, struck, out);
      }
    }
    if (faults != null) {
      folder.write((fault != null && fault.isMarkedLate() ? LATE : LANDING) + dir + "_SUCCESS", "");
    }
    strikesOf(file, out);
    if (fault != null) {
      String name = fault.isTwin() ? fault.twinOf(dir, stem, export.layout().extension()) : file;
      if (fault.isTwin()) {
        byte[] twin = fault == DumpFault.SAME_CONTENT ? sound : fault.bytes(export, records);
        write(folder, LANDING + name, "second_download", 0, twin, out);
      }
      fileOf(fault, name, isBetween, out);
    }
  }

  /** What must become of a struck file and, where that can be told, of its records. */
  private void fileOf(DumpFault fault, String name, boolean isBetween, StoreDumps out) {
    if (fault != DumpFault.LATE_FILE) {
      out.planted()
          .add(
              planted(
                  fault.id(), name, 0, "", fault.mustBe(), fault.code(), fault.expected(export)));
    }
    switch (fault) {
      case LATE_FILE, NO_SUCCESS, STILL_GROWING ->
          each(fault, name, MustBe.NEWEST, newest::get, out);
      case CHANGED_FILE -> {
        int text = export.sheet().mark(Sheet.Role.TEXT).at();
        each(fault, name, MustBe.KEPT, r -> isCurrent(r) ? r.get(text) : "", out);
      }
      case UNKNOWN_COLUMN -> {
        // A record of the first export may be repeated in a file without the column.
        if (isBetween) {
          each(fault, name, MustBe.EXTRA, r -> isCurrent(r) ? DumpFault.EXTRA : "", out);
        }
      }
      default -> {}
    }
  }

  /**
   * @param expected what silver must say of a record; null or empty = nothing of it is planted
   */
  private void each(
      DumpFault fault,
      String file,
      MustBe mustBe,
      Function<DumpRecord, String> expected,
      StoreDumps out) {
    for (int i = 0; i < records.size(); i++) {
      String text = expected.apply(records.get(i));
      if (text != null && !text.isEmpty()) {
        out.planted().add(planted(fault.id(), file, i + 1, records.get(i).key(), mustBe, "", text));
      }
    }
  }

  private String date() {
    return LocalDate.ofEpochDay(exportedOn).toString();
  }

  private void strikesOf(String file, StoreDumps out) {
    Map<DumpRecord, Integer> numbers = new IdentityHashMap<>();
    if (!strikes.isEmpty()) {
      for (int i = 0; i < records.size(); i++) {
        numbers.put(records.get(i), i + 1);
      }
    }
    for (Strike s : strikes) {
      Planted p = s.planted();
      out.planted()
          .add(
              planted(
                  p.fault(),
                  file,
                  numbers.get(s.record()),
                  p.key(),
                  p.mustBe(),
                  p.reason(),
                  p.expected()));
      if (p.mustBe() == MustBe.SCRUBBED) {
        out.personal().addAll(List.of(p.expected().split("\\|")));
      }
    }
  }

  private Planted planted(
      String fault,
      String file,
      int record,
      String key,
      MustBe mustBe,
      String reason,
      String expected) {
    return new Planted(
        fault, store.platform(), export.kind(), file, record, key, mustBe, reason, expected);
  }

  private void write(
      Folder folder, String name, String kind, long rowCount, byte[] bytes, StoreDumps out)
      throws IOException {
    try (OutputStream to = folder.create(name)) {
      to.write(bytes);
    }
    boolean whole = rowCount > 0;
    out.files()
        .add(
            new DumpCount(
                name,
                kind,
                date(),
                rowCount,
                whole ? fresh : 0,
                whole ? repeats : 0,
                bytes.length));
  }
}
