package io.tulou.page;

import io.tulou.contract.http.PageBytes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Pages over HTTP, byte for byte; both ends need it. */
public final class PageConverter extends AbstractHttpMessageConverter<PageBytes> {
  public PageConverter() {
    super(MediaType.parseMediaType(PageBytes.MEDIA_TYPE));
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == PageBytes.class;
  }

  @Override
  protected PageBytes readInternal(Class<? extends PageBytes> type, HttpInputMessage input)
      throws IOException {
    try {
      return new PageBytes(input.getBody().readAllBytes());
    } catch (IllegalArgumentException torn) {
      throw new HttpMessageNotReadableException("not a page", torn, input);
    }
  }

  @Override
  protected Long getContentLength(PageBytes page, @Nullable MediaType type) {
    return (long) page.bytes().length;
  }

  @Override
  protected void writeInternal(PageBytes page, HttpOutputMessage output) throws IOException {
    output.getBody().write(page.bytes());
  }
}
