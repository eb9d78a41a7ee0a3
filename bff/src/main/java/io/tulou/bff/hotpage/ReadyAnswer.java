package io.tulou.bff.hotpage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** A page as it is sent, plain and compressed. */
final class ReadyAnswer {
  private static final String GZIP = "gzip";

  /** Of its time, in which it is read anew by one. */
  private static final int LAST_PART = 4;

  private final HotName name;
  private final String tag;
  private final long stamp;
  private final long until;
  private final long anew;
  private final AtomicBoolean isBeingRead = new AtomicBoolean();
  private final Variant plain;
  private final Variant compressed;

  /**
   * @param stamp of the subject, before the page was read
   * @param now nanoseconds of the clock that {@link HotAnswers} reads
   * @param lasts nanoseconds from now
   * @param tag strong and quoted; the compressed variant, other bytes, has its own
   */
  ReadyAnswer(HotName name, long stamp, long now, long lasts, byte[] body, String tag) {
    this(
        name,
        stamp,
        now,
        lasts,
        tag,
        new Variant(body, tag, List.of()),
        new Variant(
            compress(body),
            tag.substring(0, tag.length() - 1) + "-gzip\"",
            List.of(new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, GZIP))));
  }

  private ReadyAnswer(
      HotName name,
      long stamp,
      long now,
      long lasts,
      String tag,
      Variant plain,
      Variant compressed) {
    this.name = name;
    this.stamp = stamp;
    this.until = now + lasts;
    this.anew = now + lasts - lasts / LAST_PART;
    this.tag = tag;
    this.plain = plain;
    this.compressed = compressed;
  }

  /** The same bytes, read again: neither copied nor compressed once more. */
  ReadyAnswer readAgain(long stamp, long now, long lasts) {
    return new ReadyAnswer(name, stamp, now, lasts, tag, plain, compressed);
  }

  /** Whether these are the bytes that this tag stands for. */
  boolean isOf(String tag) {
    return this.tag.equals(tag);
  }

  HotName name() {
    return name;
  }

  long stamp() {
    return stamp;
  }

  boolean isOver(long now) {
    return now - until >= 0;
  }

  /** Whether its time is nearly over; says so to one alone. */
  boolean isToBeReadAnew(long now) {
    return now - anew >= 0 && !isBeingRead.get() && isBeingRead.compareAndSet(false, true);
  }

  Variant variant(boolean takesGzip) {
    return takesGzip ? compressed : plain;
  }

  int size() {
    return plain.body().remaining() + compressed.body().remaining();
  }

  private static byte[] compress(byte[] body) {
    var bytes = new ByteArrayOutputStream(body.length / 4);
    try (var gzip = new FastGzip(bytes)) {
      gzip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException("written to memory", impossible);
    }
    return bytes.toByteArray();
  }

  /** Levels above the first cost several times as much for a tenth fewer bytes. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(ByteArrayOutputStream bytes) throws IOException {
      super(bytes);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /**
   * One encoding of it.
   *
   * @param body outside the heap, whence the kernel takes it without another copy; shared: to be
   *     read through a duplicate
   */
  record Variant(ByteBuffer body, String tag, HttpField tagField, List<HttpField> encoding) {
    Variant(byte[] body, String tag, List<HttpField> encoding) {
      this(
          ByteBuffer.allocateDirect(body.length).put(body).flip().asReadOnlyBuffer(),
          tag,
          new PreEncodedHttpField(HttpHeader.ETAG, tag),
          encoding);
    }
  }
}
