package io.storegauge.ingest;

import io.storegauge.config.Entity;
import io.storegauge.config.Feed.Type;
import io.storegauge.config.Source;
import io.storegauge.ingest.DraftColumn.Reading;
import io.storegauge.ingest.KnownColumns.Known;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Drafts a mapping for a file that none fits: headers mean what they mean in the mappings that
 * there are, types are told by a sample, and what remains open is marked for whoever finishes it.
 */
public final class FeedDraft {
  /**
   * What is known beforehand.
   *
   * @param file name of the file, for a remark
   * @param platform platform of every record; null = the path will say it
   * @param entity table of the records; null = the likeliest
   */
  public record Wish(String file, String platform, Entity entity) {}

  final FileHead head;
  final Wish wish;
  final Entity entity;
  final boolean console;
  final List<DraftColumn> columns = new ArrayList<>();

  /** Headers that tell who or where somebody is. */
  final List<String> personal = new ArrayList<>();

  /** Headers that no column takes, with the type they seem to have. */
  final Map<String, Type> untaken = new LinkedHashMap<>();

  private final KnownColumns known;
  private final FileSample sample;
  private final Set<String> taken = new LinkedHashSet<>();

  private FeedDraft(FileHead head, int headerRow, KnownColumns known, Wish wish) {
    this.head = head;
    this.known = known;
    this.wish = wish;
    this.sample = new FileSample(head, headerRow);
    this.console = sample.isConsole();
    this.entity = wish.entity() != null ? wish.entity() : likeliest();
    takeColumns();
    sortRest();
  }

  /**
   * A draft as YAML that the strict loader accepts.
   *
   * @param sources mappings to learn from
   * @throws StoregaugeException if the file has no header, or nothing says which table it belongs
   *     to
   */
  public static String of(FileHead head, Wish wish, Collection<Source> sources) {
    KnownColumns known = new KnownColumns(sources);
    int headerRow = head.headerRow(known.headers());
    if (headerRow < 0) {
      throw IngestErrors.noHeaderToDraft(wish.file());
    }
    return new FeedDraftText(new FeedDraft(head, headerRow, known, wish)).text();
  }

  private Map<String, Known> knownOf(Entity table) {
    return known.columns(table, sample.headers(), wish.platform());
  }

  /** The table of which the most columns are known, needed ones above all. */
  private Entity likeliest() {
    Entity best = null;
    int most = 0;
    for (Entity e : Entity.values()) {
      Set<String> found = knownOf(e).keySet();
      int score = found.size();
      for (String needed : e.required()) {
        boolean fromPath = needed.equals(Columns.STORE_ID);
        score += found.contains(needed) ? 2 : fromPath ? 0 : -2;
      }
      if (!found.isEmpty() && (best == null || score > most)) {
        best = e;
        most = score;
      }
    }
    if (best == null) {
      throw IngestErrors.noEntityToDraft(
          wish.file(), Arrays.stream(Entity.values()).map(Entity::id).toList());
    }
    return best;
  }

  private void takeColumns() {
    ColumnDrafts drafts = new ColumnDrafts(entity, known, sample);
    Map<String, Known> found = knownOf(entity);
    found.values().forEach(k -> taken.addAll(k.headers()));
    for (String target : entity.targets()) {
      if (found.containsKey(target)) {
        columns.add(drafts.of(target, found.get(target)));
      } else if (target.equals(Columns.STORE_ID)) {
        columns.add(new DraftColumn(target, List.of(), true, Reading.as(Type.STRING)));
      } else if (target.equals(OrdersTable.BUYER_KEY)) {
        left().stream()
            .filter(HeaderHints::isBuyer)
            .findFirst()
            .ifPresent(h -> columns.add(buyer(h)));
      } else if (entity.required().contains(target)) {
        columns.add(drafts.guessed(target, left()));
      }
    }
  }

  private static DraftColumn buyer(String header) {
    return new DraftColumn(OrdersTable.BUYER_KEY, List.of(header), false, Reading.as(Type.BUYER));
  }

  private List<String> left() {
    columns.forEach(c -> taken.addAll(c.from()));
    return sample.headers().stream().filter(h -> !taken.contains(h)).toList();
  }

  private void sortRest() {
    for (String header : left()) {
      if (HeaderHints.isPersonal(header) || HeaderHints.isBuyer(header)) {
        personal.add(header);
      } else {
        untaken.put(header, sample.guess(header).type());
      }
    }
  }
}
