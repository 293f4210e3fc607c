package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.scheme.StoreSelection;
import picocli.CommandLine.Option;

/** Which stores. */
final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "PLATFORM/STORE",
      description = "One store, such as douyin/s0012.")
  private String store;

  @Option(names = "--platform", paramLabel = "ID", description = "Stores of this platform.")
  private String platform;

  @Option(names = "--category", paramLabel = "NAME", description = "Stores of this category.")
  private String category;

  /** The stores, of a platform that there is. */
  StoreSelection selection(Conf conf) {
    StoreSelection selection = selection();
    if (selection.platform() != null && !conf.platforms().containsKey(selection.platform())) {
      throw CliErrors.unknownPlatform(selection.platform(), conf.platforms().keySet());
    }
    return selection;
  }

  /** What the arguments say, whatever platforms there are. */
  StoreSelection selection() {
    if (store == null) {
      return new StoreSelection(platform, null, category);
    }
    if (platform != null || category != null) {
      throw RescoreErrors.storeAndMore(platform != null ? "--platform" : "--category");
    }
    return named(store);
  }

  /** One store, as it is named in arguments. */
  static StoreSelection named(String store) {
    // A store id is opaque and may hold slashes itself; a platform id does not.
    int slash = store.indexOf('/');
    if (slash <= 0 || slash == store.length() - 1) {
      throw CliErrors.storeName(store);
    }
    return new StoreSelection(store.substring(0, slash), store.substring(slash + 1), null);
  }
}
