package io.storegauge.sim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Stores as a plain CSV file, part of the first export. */
final class StoreRows {
  static final String HEADER =
      "store_id,brand,store_name,store_type,category,industry,region,opened_on\n";

  private StoreRows() {}

  static DumpCount write(World world, String platform, Folder folder) throws IOException {
    List<Store> stores = world.stores(platform);
    StringBuilder csv = new StringBuilder(HEADER);
    for (Store s : stores) {
      csv.append(
          String.join(
              ",",
              s.id(),
              s.brand(),
              s.name(),
              s.type(),
              Stores.CATEGORIES.get(s.category()),
              Stores.INDUSTRIES.get(s.category()),
              Stores.REGIONS.get(s.region()),
              LocalDate.ofEpochDay(s.openedOn()).toString()));
      csv.append('\n');
    }
    String date = LocalDate.ofEpochDay(world.exportedOn(0)).toString();
    String name = Simulation.dump(platform, "stores", date, 1, "csv");
    String text = csv.toString();
    folder.write(name, text);
    return new DumpCount(
        name,
        "stores",
        date,
        stores.size(),
        stores.size(),
        0,
        text.getBytes(StandardCharsets.UTF_8).length);
  }
}
