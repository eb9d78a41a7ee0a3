package io.tulou.common.deadline;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;

/**
 * Lets a statement run as long as the current deadline leaves, to the millisecond, in the words of
 * both databases ({@link TimedSql}); the database ends it then, not only our waiting for it.
 * Without a deadline, as in workers, statements are as they are. What is too late is not sent.
 */
@Intercepts(
    @Signature(
        type = StatementHandler.class,
        method = "prepare",
        args = {Connection.class, Integer.class}))
final class StatementDeadlines implements Interceptor {
  @Override
  public Object intercept(Invocation invocation)
      throws InvocationTargetException, IllegalAccessException {
    var deadline = Deadline.current();
    if (deadline.isPresent()) {
      deadline.get().check();
      var arguments = invocation.getArgs();
      arguments[0] = timed((Connection) arguments[0], deadline.get());
    }
    return invocation.proceed();
  }

  private static Connection timed(Connection connection, Deadline deadline) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              boolean prepares = method.getName().equals("prepareStatement");
              long millis = Math.max(1, deadline.left().toMillis());
              if (prepares) {
                arguments[0] = TimedSql.of((String) arguments[0], millis);
              }
              try {
                var result = method.invoke(connection, arguments);
                if (prepares
                    && !TimedSql.isSelect((String) arguments[0])
                    && !endsEverything(connection)) {
                  // For MySQL, which bounds only what it selects, in whole seconds.
                  ((PreparedStatement) result).setQueryTimeout((int) (millis / 1_000 + 1));
                }
                return result;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  /**
   * MariaDB does; then the driver need not start a timer, which costs more than many statements.
   */
  private static boolean endsEverything(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
  }
}
