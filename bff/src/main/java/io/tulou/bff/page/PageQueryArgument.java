package io.tulou.bff.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a handler the {@link PageQuery} it asks for, with the sorts its parameter names. */
final class PageQueryArgument implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == PageQuery.class;
  }

  @Override
  public PageQuery resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    var sorts = parameter.getParameterAnnotation(PageQuery.Sorts.class);
    return PageQuery.of(
        request.getParameter("sort"),
        request.getParameter("limit"),
        request.getParameter("cursor"),
        sorts == null ? List.of() : List.of(sorts.value()));
  }
}
