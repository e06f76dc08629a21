package io.backupstream.operator.cluster;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * A client that reads metadata alone: the API server leaves all data out, so that the Secrets of a
 * cluster can be watched without their values ever reaching the operator.
 */
public final class SecretMetadataClient {
  private static final String LISTS =
      "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
  private static final String OBJECTS =
      "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";

  private SecretMetadataClient() {}

  /** Connects as another client does. */
  public static KubernetesClient like(Config config) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(new KubernetesSerialization(tolerant(), true))
        .withHttpClientBuilderConsumer(
            builder -> builder.addOrReplaceInterceptor("metadata", new AskForMetadata()))
        .build();
  }

  /** An empty list of metadata comes with {@code "items": null}, where others have an empty one. */
  private static ObjectMapper tolerant() {
    return JsonMapper.builder()
        .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP))
        .build();
  }

  private static final class AskForMetadata implements Interceptor {
    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      String query = request.uri().getRawQuery();
      boolean watch = query != null && query.contains("watch=true");
      builder.setHeader("Accept", watch ? OBJECTS : LISTS);
    }
  }
}
