package io.tulou.common.operation;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One node's turn at an operation. For one thread. */
public final class Run {
  /** Notes beyond are dropped: they are kept in the row. */
  public static final int MOST_NOTES = 100;

  private final OperationTable table;
  private final String owner;
  private final BooleanSupplier isStopping;
  private final long operationId;
  private final Speed speed;
  private final List<String> notes;
  private final long renewAfter;
  private String position;
  private Counts counts;
  private @Nullable Bucket bucket;
  private long renewedAt = System.nanoTime();

  Run(OperationTable table, Operation operation, String owner, BooleanSupplier isStopping) {
    this.table = table;
    this.owner = owner;
    this.isStopping = isStopping;
    this.renewAfter = table.lease().toNanos() / 4;
    this.operationId = operation.operationId();
    this.position = operation.position();
    this.counts = operation.counts();
    this.notes = new ArrayList<>(operation.notes());
    this.speed = new Speed(operation.rate());
  }

  public long operationId() {
    return operationId;
  }

  /** JSON as it was saved last. */
  public String position() {
    return position;
  }

  public Counts counts() {
    return counts;
  }

  /** Tells operators something; saved with the next step. */
  public void note(String line) {
    if (notes.size() < MOST_NOTES) {
      notes.add(line);
    }
  }

  /**
   * Keeps what is done: from here the work goes on, wherever and whenever.
   *
   * @param position JSON
   * @param more what became of the items since the last step
   * @param remaining items still to be read, at most; null if not known
   * @throws Halted if this run has to end
   */
  public void save(String position, Counts more, @Nullable Long remaining) {
    counts = counts.plus(more);
    this.position = position;
    speed.add(more.read());
    var step = new OperationTable.Step(position, counts, remaining, speed.perSecond(), notes);
    if (!table.save(operationId, owner, step)) {
      throw halted();
    }
    renewedAt = System.nanoTime();
    checkStopping();
  }

  /**
   * Waits until so many items may be read, keeping the lease meanwhile.
   *
   * @param items at most {@code perSecond}
   * @throws Halted if this run has to end
   */
  public void pace(long items, int perSecond) throws InterruptedException {
    if (bucket == null) {
      bucket =
          Bucket.builder()
              .addLimit(limit ->
                  limit
                      .capacity(perSecond)
                      .refillGreedy(perSecond, Duration.ofSeconds(1))
                      .initialTokens(0))
              .build();
    }
    while (!bucket.asBlocking().tryConsume(items, Duration.ofMillis(500))) {
      alive();
    }
    alive();
  }

  /**
   * To be called at least every few seconds where no step is saved.
   *
   * @throws Halted if this run has to end
   */
  public void alive() {
    checkStopping();
    if (System.nanoTime() - renewedAt > renewAfter) {
      if (!table.renew(operationId, owner)) {
        throw halted();
      }
      renewedAt = System.nanoTime();
    }
  }

  private void checkStopping() {
    if (isStopping.getAsBoolean()) {
      throw new Halted(Halted.Reason.STOPPED);
    }
  }

  private Halted halted() {
    var isCancelled = table.find(operationId).map(Operation::isCancelAsked).orElse(false);
    return new Halted(isCancelled ? Halted.Reason.CANCELLED : Halted.Reason.LOST);
  }
}
