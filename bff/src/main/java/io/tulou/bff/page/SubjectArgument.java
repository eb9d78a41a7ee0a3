package io.tulou.bff.page;

import io.tulou.common.web.ApiException;
import io.tulou.contract.SubjectRef;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Gives a handler the subject that {@code {type}/{id}} of its path names. */
final class SubjectArgument implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == SubjectRef.class;
  }

  @Override
  public SubjectRef resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    var variables =
        (Map<?, ?>)
            Objects.requireNonNullElse(
                request.getAttribute(
                    HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                    RequestAttributes.SCOPE_REQUEST),
                Map.of());
    try {
      return new SubjectRef(
          String.valueOf(variables.get("type")), String.valueOf(variables.get("id")));
    } catch (IllegalArgumentException notASubject) {
      throw ApiException.notFound();
    }
  }
}
