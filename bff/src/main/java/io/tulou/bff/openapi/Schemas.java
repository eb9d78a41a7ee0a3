package io.tulou.bff.openapi;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import io.tulou.common.web.ApiException;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas (2020-12) of the records that are sent and answered, each under its own name. */
final class Schemas {
  private final SchemaBuilder builder;

  Schemas() {
    var config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JacksonSchemaModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
            .with(
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.INLINE_NULLABLE_SCHEMAS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.ADDITIONAL_FIXED_TYPES,
                Option.EXTRA_OPEN_API_FORMAT_VALUES,
                Option.PLAIN_DEFINITION_KEYS)
            .without(Option.SCHEMA_VERSION_INDICATOR);
    config
        .forFields()
        .withNullableCheck(field -> isNullable(field) && (!isLeftOut(field) || isOfPart(field)))
        .withRequiredCheck(field -> !isLeftOut(field));
    config.forTypesInGeneral().withDefinitionNamingStrategy((key, context) -> name(key.getType()));
    builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
  }

  /** A reference to the schema of that type. */
  ObjectNode of(Type type) {
    return builder.createSchemaReference(type);
  }

  /** All schemas that were referred to. */
  ObjectNode all() {
    return builder.collectDefinitions("components/schemas");
  }

  /** Without the ends that tell layers of the code apart; what is nested has its owner in front. */
  private static String name(ResolvedType type) {
    var erased = type.getErasedType();
    var owner = erased.getEnclosingClass();
    var front =
        owner == null || owner == Shapes.class || owner == ApiException.class
            ? ""
            : owner.getSimpleName().replace("Json", "");
    var parameters =
        type.getTypeParameters().stream().map(Schemas::name).collect(Collectors.joining());
    return front + parameters + erased.getSimpleName().replaceFirst("(Json|View)$", "");
  }

  /** A part that is there may hold null: a subject that was never watched. */
  private static boolean isOfPart(FieldScope field) {
    return field.getRawMember().getDeclaringClass() == Shapes.Part.class;
  }

  private static boolean isNullable(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static boolean isLeftOut(FieldScope field) {
    var member = field.getRawMember();
    var own = member.getAnnotation(JsonInclude.class);
    var include = own != null ? own : member.getDeclaringClass().getAnnotation(JsonInclude.class);
    return include != null
        && switch (include.value()) {
          case NON_NULL -> isNullable(field);
          case NON_EMPTY ->
              isNullable(field) || Collection.class.isAssignableFrom(member.getType());
          default -> false;
        };
  }
}
