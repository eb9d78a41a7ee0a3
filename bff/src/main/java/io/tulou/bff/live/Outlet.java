package io.tulou.bff.live;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The way out to one client; never blocks. */
interface Outlet {
  /** Whether it takes something now; if not, {@link Listener#onWritable} is called later. */
  boolean isReady();

  void write(ByteBuffer bytes) throws IOException;

  /** Ends the stream behind what was written. */
  void end();
}
