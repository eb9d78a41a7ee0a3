package io.tulou.helm;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields that the Kubernetes model types do not declare. Reading keeps such a field in
 * the {@code additionalProperties} of the object that holds it, so the whole graph is walked.
 */
final class UnknownFields {
  private static final String MODEL = "io.fabric8.";
  private static final String UNDECLARED = "getAdditionalProperties";

  private final List<String> paths = new ArrayList<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private UnknownFields() {}

  /** The paths of all undeclared fields below the object, such as {@code .spec.replicass}. */
  static List<String> of(Object object) {
    var search = new UnknownFields();
    search.walk(object, "");
    return search.paths.stream().sorted().toList();
  }

  private void walk(@Nullable Object value, String path) {
    switch (value) {
      case null -> {}
      case Collection<?> elements -> {
        int index = 0;
        for (var element : elements) {
          walk(element, path + "[" + index++ + "]");
        }
      }
      case Map<?, ?> entries -> entries.forEach((key, element) -> walk(element, path + "." + key));
      case Object model when isModel(model) && seen.add(model) -> walkGetters(model, path);
      default -> {}
    }
  }

  private void walkGetters(Object model, String path) {
    for (var getter : getters(model)) {
      if (getter.getName().equals(UNDECLARED)) {
        var undeclared = (Map<?, ?>) call(getter, model);
        undeclared.keySet().forEach(name -> paths.add(path + "." + name));
      } else {
        walk(call(getter, model), path + "." + fieldName(getter));
      }
    }
  }

  private static boolean isModel(Object value) {
    return value.getClass().getName().startsWith(MODEL) && !(value instanceof Enum<?>);
  }

  private static List<Method> getters(Object model) {
    return Arrays.stream(model.getClass().getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> method.getName().startsWith("get"))
        .filter(method -> method.getDeclaringClass() != Object.class)
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  private static String fieldName(Method getter) {
    var name = getter.getName();
    return Character.toLowerCase(name.charAt(3)) + name.substring(4);
  }

  private static Object call(Method getter, Object model) {
    try {
      return getter.invoke(model);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Can't read " + getter, e);
    }
  }
}
