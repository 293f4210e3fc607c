package io.storegauge.cli;

import io.storegauge.lake.Lake;
import io.storegauge.lake.LakeLease;
import io.storegauge.model.StoregaugeException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A lease that is renewed until it is given back. */
final class KeptLease {
  /** What a process needs to itself while it changes silver tables. */
  private static final String TURN = "write";

  private static final int ASK_AGAIN_SECONDS = 1;

  private final LakeLease lease;
  private final Thread renewal;

  /**
   * @param lost told if another process has taken it
   */
  KeptLease(LakeLease lease, Consumer<StoregaugeException> lost) {
    this.lease = lease;
    this.renewal = new Thread(() -> renewUntilInterrupted(lost), "lease");
    renewal.setDaemon(true);
    renewal.start();
  }

  /**
   * Waits until no other process changes the lake: a daily run and a service that watches take
   * turns.
   *
   * @param say told once who has the turn, if it has to wait
   * @param stopped whether there is nothing to wait for any more
   * @throws IllegalStateException if it was stopped before its turn
   */
  static KeptLease turn(Lake lake, Consumer<String> say, BooleanSupplier stopped) {
    NewRemarks said = new NewRemarks();
    LakeLease lease =
        LakeLease.await(
            lake,
            TURN,
            System::currentTimeMillis,
            holder -> {
              if (said.isNew(holder)) {
                say.accept("waiting for " + holder + ", which is writing to the lake");
              }
              if (stopped.getAsBoolean()) {
                throw new IllegalStateException("stopped before its turn");
              }
              pause();
            });
    return new KeptLease(lease, lost -> say.accept(lost.getMessage()));
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(ASK_AGAIN_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the lake", e);
    }
  }

  private void renewUntilInterrupted(Consumer<StoregaugeException> lost) {
    try {
      while (true) {
        Thread.sleep(LakeLease.RENEW.toMillis());
        lease.renew();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StoregaugeException e) {
      lost.accept(e);
    }
  }

  void giveBack() {
    renewal.interrupt();
    try {
      renewal.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lease.close();
  }
}
