package io.tulou.comment.testing;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;

/** Counts queries by the name of their mapper method. */
@Intercepts(
    @Signature(
        type = Executor.class,
        method = "query",
        args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
public class StatementCounter implements Interceptor {
  private static final int LONGEST_HOLD_SECONDS = 10;

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> rows = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();

  @Override
  public Object intercept(Invocation invocation) throws Throwable {
    var id = ((MappedStatement) invocation.getArgs()[0]).getId();
    var name = id.substring(id.lastIndexOf('.', id.lastIndexOf('.') - 1) + 1);
    counts.computeIfAbsent(name, ignored -> new LongAdder()).increment();
    var hold = holds.get(name);
    if (hold != null && !hold.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(name + " was held too long");
    }
    var found = invocation.proceed();
    if (found instanceof Collection<?> list) {
      rows.computeIfAbsent(name, ignored -> new LongAdder()).add(list.size());
    }
    return found;
  }

  /** Keeps queries of that name waiting until the latch is down. */
  public CountDownLatch hold(String name) {
    var hold = new CountDownLatch(1);
    holds.put(name, hold);
    return hold;
  }

  /** Queries of {@code Mapper.method} since the last reset. */
  public long of(String name) {
    return counts.getOrDefault(name, new LongAdder()).sum();
  }

  /** Rows that those queries found, each as often as it was found. */
  public long rowsOf(String name) {
    return rows.getOrDefault(name, new LongAdder()).sum();
  }

  public void reset() {
    counts.clear();
    rows.clear();
    holds.clear();
  }
}
