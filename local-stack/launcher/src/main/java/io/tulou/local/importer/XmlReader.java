package io.tulou.local.importer;

import io.tulou.local.server.ServerFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads large XML as a stream of flat elements. Document types and outer entities are not read: the
 * file is a stranger's.
 */
final class XmlReader {
  private XmlReader() {}

  /** Looks at elements as they begin. */
  interface Visitor {
    /** Reads the element if it is of interest; otherwise its children are visited in turn. */
    void begin(Element element) throws XMLStreamException;
  }

  /** An element that has begun. */
  record Element(XMLStreamReader reader) {
    String name() {
      return reader.getLocalName();
    }

    String attribute(String name) {
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        if (reader.getAttributeLocalName(i).equals(name)) {
          return reader.getAttributeValue(i);
        }
      }
      return "";
    }

    long line() {
      return reader.getLocation().getLineNumber();
    }

    /** All the text in it; to its end. */
    String text() throws XMLStreamException {
      return reader.getElementText();
    }

    /**
     * Visits what is directly beneath; to its end. What the visitor leaves unread is passed over.
     */
    void children(Visitor visitor) throws XMLStreamException {
      int depth = 0;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
          if (depth == 1) {
            visitor.begin(this);
          }
        }
        if (reader.getEventType() == XMLStreamConstants.END_ELEMENT) {
          if (depth == 0) {
            return;
          }
          depth--;
        }
      }
    }

    /** The texts of the children that hold nothing but text, by name; to its end. */
    Map<String, String> fields(Map<String, Visitor> others) throws XMLStreamException {
      var fields = new HashMap<String, String>();
      children(child -> {
        var other = others.get(child.name());
        if (other == null) {
          var name = child.name();
          fields.put(name, child.flatText());
        } else {
          other.begin(child);
        }
      });
      return fields;
    }

    /** The text in it and in what is beneath; to its end. */
    private String flatText() throws XMLStreamException {
      var text = new StringBuilder();
      int depth = 0;
      while (true) {
        int event = reader.next();
        switch (event) {
          case XMLStreamConstants.START_ELEMENT -> depth++;
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              text.append(reader.getText());
          case XMLStreamConstants.END_ELEMENT -> {
            if (depth-- == 0) {
              return text.toString();
            }
          }
          default -> {}
        }
      }
    }
  }

  /** Visits every element of a file whose parent was not read by the visitor. */
  static void read(Path file, Visitor visitor) {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      var reader = factory.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          visitor.begin(new Element(reader));
        }
      }
    } catch (XMLStreamException malformed) {
      throw new ServerFailure(
          "%s is not the XML it should be: %s"
              .formatted(file.getFileName(), String.valueOf(malformed.getMessage())),
          malformed);
    } catch (IOException e) {
      throw new ServerFailure("Can't read " + file + ": " + e.getMessage(), e);
    }
  }
}
