package io.tulou.e2e.bench;

import java.util.List;
import java.util.Locale;

/**
 * Lines over one axis, as SVG.
 *
 * @param x what the horizontal axis counts
 * @param y what the vertical axis counts, from 0
 */
record Plot(String title, String x, String y, List<Line> lines) {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 320;
  private static final int LEFT = 70;
  private static final int BOTTOM = 50;
  private static final int TOP = 40;
  private static final int RIGHT = 20;
  private static final List<String> COLOURS =
      List.of("#1b6ca8", "#d1495b", "#3c8d53", "#8d6a9f", "#c77d0a");

  Plot {
    lines = List.copyOf(lines);
  }

  /** One line with its points in order. */
  record Line(String name, List<Point> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  /** One point. */
  record Point(double x, double y) {}

  String svg() {
    double mostX = most(true);
    double mostY = most(false) * 1.05;
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="%d" y="20" font-size="15">%s</text>
        """
            .formatted(WIDTH, HEIGHT, LEFT, escape(title)));
    for (int i = 0; i <= 4; i++) {
      double value = mostY * i / 4;
      double at = y(value, mostY);
      svg.append(
          line(LEFT, at, WIDTH - RIGHT, at, "#ddd")
              + text(LEFT - 6, at + 4, "end", number(value))
              + text(
                  x(mostX * i / 4, mostX), HEIGHT - BOTTOM + 18, "middle", number(mostX * i / 4)));
    }
    svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", x));
    svg.append(text(LEFT, TOP - 6, "start", y));
    for (int i = 0; i < lines.size(); i++) {
      var colour = COLOURS.get(i % COLOURS.size());
      svg.append(
          "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"%s\" points=\"".formatted(colour));
      for (var point : lines.get(i).points()) {
        svg.append(
            String.format(Locale.ROOT, "%.1f,%.1f ", x(point.x(), mostX), y(point.y(), mostY)));
      }
      svg.append("\"/>\n");
      svg.append(
          "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>%n"
              .formatted(WIDTH - RIGHT, TOP + 14 + 16 * i, colour, escape(lines.get(i).name())));
    }
    return svg.append("</svg>\n").toString();
  }

  private double most(boolean horizontal) {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(point -> horizontal ? point.x() : point.y())
        .max()
        .orElse(1);
  }

  private static double x(double value, double most) {
    return LEFT + (WIDTH - LEFT - RIGHT) * value / Math.max(most, 1e-9);
  }

  private static double y(double value, double most) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / Math.max(most, 1e-9);
  }

  private static String line(double x1, double y1, double x2, double y2, String colour) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
        x1,
        y1,
        x2,
        y2,
        colour);
  }

  private static String text(double x, double y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        escape(text));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 10 || value == 0 ? "%,.0f" : "%.2f", value);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
