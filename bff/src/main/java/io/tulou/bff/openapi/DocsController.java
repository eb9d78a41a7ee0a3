package io.tulou.bff.openapi;

import io.tulou.common.web.ApiException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The contract, for programs and for people. */
@RestController
class DocsController {
  private static final String SWAGGER = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final MediaType SCRIPT = MediaType.valueOf("text/javascript;charset=utf-8");
  private static final MediaType STYLE = MediaType.valueOf("text/css;charset=utf-8");
  private static final MediaType PAGE = MediaType.valueOf("text/html;charset=utf-8");

  /** What the page needs, and nothing from elsewhere; its widgets bring styles of their own. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

  private final OpenApiDocument document;
  private final Map<String, Asset> assets;

  DocsController(OpenApiDocument document) {
    this.document = document;
    var swagger = "META-INF/resources/webjars/swagger-ui/" + swaggerVersion() + "/";
    this.assets =
        Map.of(
            "start.js", new Asset("docs/start.js", SCRIPT),
            "swagger-ui-bundle.js", new Asset(swagger + "swagger-ui-bundle.js", SCRIPT),
            "swagger-ui.css", new Asset(swagger + "swagger-ui.css", STYLE));
  }

  @GetMapping("/v3/api-docs")
  ResponseEntity<byte[]> document() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(document.text().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/docs")
  ResponseEntity<byte[]> page(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    return new Asset("docs/index.html", PAGE).read();
  }

  @GetMapping("/docs/{file}")
  ResponseEntity<byte[]> file(@PathVariable String file) {
    var asset = assets.get(file);
    if (asset == null) {
      throw ApiException.notFound();
    }
    return asset.read();
  }

  private static String swaggerVersion() {
    var properties = new Properties();
    try (var in = new ClassPathResource(SWAGGER).getInputStream()) {
      properties.load(in);
    } catch (IOException missing) {
      throw new UncheckedIOException("the page's library is not on the class path", missing);
    }
    return properties.getProperty("version");
  }

  /** A file of the class path. */
  private record Asset(String path, MediaType type) {
    ResponseEntity<byte[]> read() {
      try {
        var bytes = new ClassPathResource(path).getContentAsByteArray();
        return ResponseEntity.ok().contentType(type).body(bytes);
      } catch (IOException missing) {
        throw new UncheckedIOException(path, missing);
      }
    }
  }
}
