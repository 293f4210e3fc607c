package io.storegauge.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The folder {@code truth/}: what was planted, and whether the dumps are complete. */
final class Truth {
  static final String FOLDER = "truth";

  private static final String OPTIONS = FOLDER + "/options.json";
  private static final String SUCCESS = FOLDER + "/_SUCCESS";
  private static final String FILES = FOLDER + "/files.csv";
  private static final String TOTALS = FOLDER + "/totals.json";

  /** Kinds that are counted if there are none, too. */
  private static final List<String> ALWAYS = List.of("stores", "orders", "reviews");

  private static final List<String> KINDS =
      List.of(
          "stores",
          "orders",
          "reviews",
          "after_sales",
          "service_sessions",
          "service_agent_days",
          "service_agents",
          "violations",
          "traffic",
          "products",
          "product_days",
          "waybills");

  /** Raised when the same options begin to give other dumps. */
  private static final int MODEL_VERSION = 3;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Truth() {}

  /** The options as {@code options.json} keeps them: all but the folder itself. */
  static String options(Simulation.Options options) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("model_version", MODEL_VERSION);
    json.put("stores", options.stores());
    json.put("days", options.days());
    json.put("seed", options.seed());
    json.putPOJO("platforms", options.platforms());
    json.put("start", options.start().toString());
    json.put("tail_days", options.tailDays());
    json.put("orders", options.orders());
    if (options.form().exports()
        != Simulation.Exports.GENERIC) { // generic dumps are older than the option
      json.put("exports", options.form().exports().name().toLowerCase(Locale.ROOT));
      json.put("dirty", options.form().dirty());
    }
    // Written only where they are asked for, for they are younger than many a simulation.
    if (options.form().entities() != Simulation.Entities.BASIC) {
      json.put("entities", options.form().entities().name().toLowerCase(Locale.ROOT));
    }
    if (options.form().official()) {
      json.put("official", true);
    }
    if (options.form().campaigns()) {
      json.put("campaigns", true);
    }
    if (options.form().defects()) {
      json.put("defects", true);
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  static String savedOptions(Folder folder) throws IOException {
    return folder.read(OPTIONS);
  }

  static void begin(Folder folder, String options) throws IOException {
    folder.write(OPTIONS, options);
  }

  static void finish(Folder folder, World world, List<DumpCount> files) throws IOException {
    folder.write(FOLDER + "/stores.csv", stores(world));
    folder.write(FOLDER + "/incidents.csv", incidents(world));
    if (world.options().form().campaigns()) {
      folder.write(FOLDER + "/campaigns.csv", campaigns(world));
    }
    if (world.options().form().defects()) {
      folder.write(FOLDER + "/defects.csv", defects(world));
    }
    folder.write(FILES, files(files));
    folder.write(TOTALS, totals(files));
    folder.write(SUCCESS, "");
  }

  /** What was planted and what must become of it, and the texts that nobody may find again. */
  static void faults(Folder folder, StoreDumps dumps) throws IOException {
    String lines = dumps.planted().stream().map(Planted::line).collect(Collectors.joining());
    folder.write(FOLDER + "/faults.csv", Planted.HEADER + lines);
    folder.write(FOLDER + "/personal.txt", String.join("\n", dumps.personal()) + "\n");
  }

  /** What a finished simulation holds; null if it is not finished or a file is gone or cut. */
  static Simulation.Result finished(Folder folder) throws IOException {
    if (folder.size(SUCCESS) < 0) {
      return null;
    }
    String[] lines = folder.read(FILES).split("\n");
    for (int i = 1; i < lines.length; i++) {
      String[] cells = lines[i].split(",");
      if (folder.size(cells[0]) != Long.parseLong(cells[6])) {
        return null;
      }
    }
    JsonNode totals = JSON.readTree(folder.read(TOTALS));
    return new Simulation.Result(
        totals.get("files").asLong(),
        totals.get("orders").get("distinct").asLong(),
        totals.get("reviews").get("distinct").asLong(),
        totals.get("bytes").asLong(),
        true);
  }

  private static String stores(World world) {
    StringBuilder csv =
        new StringBuilder(
            "platform,store_id,size_rank,orders,orders_per_day,pickup_hours,transit_factor,"
                + "fault_factor,poor_service_share,reply_hours,seller_cancel_share,return_share\n");
    Draw draw = new Draw();
    int rank = 1;
    for (Store s : world.stores()) {
      long orders = 0;
      for (int day = world.firstDay(); day < world.endDay(); day++) {
        orders += world.ordersPlaced(s, day, draw);
        orders += s.campaign() == null ? 0 : s.campaign().orders(day).size();
      }
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%d,%d,%.3f,%.2f,%.3f,%.3f,%.4f,%.2f,%.4f,%.4f\n",
              s.platform(),
              s.id(),
              rank++,
              orders,
              s.ordersPerDay(),
              s.pickupHours(),
              s.transit(),
              s.faults(),
              s.poorService(),
              s.replyHours(),
              s.sellerCancels(),
              s.returns()));
    }
    return csv.toString();
  }

  private static String incidents(World world) {
    StringBuilder csv =
        new StringBuilder("platform,store_id,kind,first_day,last_day,effect,effect_unit\n");
    for (Store s : world.stores()) {
      for (Incident i : s.incidents()) {
        if (i.firstDay() < world.endDay()) {
          csv.append(
              String.format(
                  Locale.ROOT,
                  "%s,%s,%s,%s,%s,%.2f,%s\n",
                  s.platform(),
                  s.id(),
                  i.kind().id(),
                  LocalDate.ofEpochDay(i.firstDay()),
                  LocalDate.ofEpochDay(i.lastDay()),
                  i.effect(),
                  i.kind().unit()));
        }
      }
    }
    return csv.toString();
  }

  /** What buyers write of each bad batch, in the languages of reviews. */
  private static String defects(World world) {
    StringBuilder csv = new StringBuilder("platform,store_id,first_day,last_day,chinese,english\n");
    for (Store s : world.stores()) {
      for (Incident i : s.incidents()) {
        if (i.hasDefect() && i.firstDay() < world.endDay()) {
          csv.append(
              String.format(
                  "%s,%s,%s,%s,%s,%s\n",
                  s.platform(),
                  s.id(),
                  LocalDate.ofEpochDay(i.firstDay()),
                  LocalDate.ofEpochDay(i.lastDay()),
                  new String(Phrases.CHINESE.defects()[i.defect()], StandardCharsets.UTF_8),
                  new String(Phrases.ENGLISH.defects()[i.defect()], StandardCharsets.UTF_8)));
        }
      }
    }
    return csv.toString();
  }

  /** Every review that was called for and that an export shows. */
  private static String campaigns(World world) {
    StringBuilder csv = new StringBuilder("platform,store_id,campaign,review_id\n");
    OrderModel model = new OrderModel(world);
    Order order = new Order();
    Review review = new Review();
    long end = world.cutOff(world.exports() - 1);
    for (Store s : world.stores()) {
      for (int day = world.firstDay(); s.campaign() != null && day < world.endDay(); day++) {
        for (int n : s.campaign().orders(day)) {
          s.campaign().fill(order, review, model, s, day, n);
          if (review.created < end) {
            csv.append(
                String.format(
                    "%s,%s,%s,r%d\n", s.platform(), s.id(), s.campaign().kind().id(), order.id));
          }
        }
      }
    }
    return csv.toString();
  }

  private static String files(List<DumpCount> files) {
    StringBuilder csv = new StringBuilder("file,kind,exported_on,rows,fresh,repeats,bytes\n");
    for (DumpCount f : files) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%d,%d,%d,%d\n",
              f.name(),
              f.kind(),
              f.exportedOn(),
              f.rows(),
              f.fresh(),
              f.repeats(),
              f.bytes()));
    }
    return csv.toString();
  }

  private static String totals(List<DumpCount> files) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("files", files.size());
    json.put("bytes", files.stream().mapToLong(DumpCount::bytes).sum());
    for (String kind : KINDS) {
      List<DumpCount> of = files.stream().filter(f -> f.kind().equals(kind)).toList();
      if (of.isEmpty() && !ALWAYS.contains(kind)) {
        continue;
      }
      long rows = of.stream().mapToLong(DumpCount::rows).sum();
      long fresh = of.stream().mapToLong(DumpCount::fresh).sum();
      long repeats = of.stream().mapToLong(DumpCount::repeats).sum();
      ObjectNode node = json.putObject(kind);
      node.put("rows", rows);
      node.put("distinct", fresh);
      node.put("changed", rows - fresh - repeats);
      node.put("repeats", repeats);
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }
}
