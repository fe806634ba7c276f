package io.sluice.deployer.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends a body without waiting for "100 Continue": where a server has closed a kept connection
 * meanwhile, the JDK's client fails in that wait, and does not try another connection.
 */
final class NoExpectation implements ExecutionInterceptor {
  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest request, ExecutionAttributes attributes) {
    return request.httpRequest().toBuilder().removeHeader("Expect").build();
  }
}
