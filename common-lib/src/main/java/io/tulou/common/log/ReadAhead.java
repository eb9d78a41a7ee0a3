package io.tulou.common.log;

import io.tulou.common.log.RecordReader.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Cuts the records of a poll into chunks and has each read as messages while its owner still works
 * on the one before: reading needs the processor, applying mostly waits for the database. One chunk
 * is read ahead at most.
 */
final class ReadAhead<T> {
  private final RecordReader<T> reader;
  private final Executor executor;
  private final List<ConsumerRecord<String, byte[]>> records;
  private final int mostInChunk;
  private int begun;
  private CompletableFuture<List<Item<T>>> underWay;

  ReadAhead(
      RecordReader<T> reader,
      Executor executor,
      List<ConsumerRecord<String, byte[]>> records,
      int mostInChunk) {
    this.reader = reader;
    this.executor = executor;
    this.records = records;
    this.mostInChunk = mostInChunk;
    // Nobody works on anything yet, so the first is read by who waits for it.
    this.underWay = CompletableFuture.completedFuture(read(nextChunk()));
  }

  /** The next chunk in the order of the log; empty after the last. */
  List<Item<T>> next() {
    try {
      var items = underWay.join();
      var chunk = nextChunk();
      underWay =
          chunk.isEmpty()
              ? CompletableFuture.completedFuture(List.of())
              : CompletableFuture.supplyAsync(() -> read(chunk), executor);
      return items;
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  private List<ConsumerRecord<String, byte[]>> nextChunk() {
    int from = begun;
    begun = Math.min(records.size(), from + mostInChunk);
    return records.subList(from, begun);
  }

  private List<Item<T>> read(List<ConsumerRecord<String, byte[]>> chunk) {
    var items = new ArrayList<Item<T>>(chunk.size());
    for (var record : chunk) {
      items.add(new Item<>(record, reader.read(record)));
    }
    return items;
  }

  /** A record and what it was read as. */
  record Item<T>(ConsumerRecord<String, byte[]> record, Read<T> read) {}
}
