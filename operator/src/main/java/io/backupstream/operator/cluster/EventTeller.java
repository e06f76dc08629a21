package io.backupstream.operator.cluster;

import io.backupstream.operator.plan.Labels;
import io.backupstream.operator.plan.Telling;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Events, each once: its name is made of what is told, so that another operator, or this one
 * after a restart, finds it told.
 */
public final class EventTeller {
  private static final Logger LOG = LoggerFactory.getLogger(EventTeller.class);

  /** An API server takes 1,024 bytes. */
  private static final int MOST_NOTE_BYTES = 1_000;

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final KubernetesClient client;
  private final String instance;
  private final Consumer<String> told;

  /**
   * @param instance the pod of this operator
   * @param told is told the reason of each Event that is new
   */
  public EventTeller(KubernetesClient client, String instance, Consumer<String> told) {
    this.client = client;
    this.instance = instance;
    this.told = told;
  }

  /**
   * Tells something about an object, unless it has been told, or may not be: an Event that is
   * forbidden, as in a namespace that goes, holds up nothing else.
   */
  public void tell(HasMetadata about, Telling telling) {
    try {
      client.resource(event(about, telling)).create();
      told.accept(telling.reason());
    } catch (KubernetesClientException refused) {
      switch (refused.getCode()) {
        case HttpURLConnection.HTTP_CONFLICT -> {} // it has been told
        case HttpURLConnection.HTTP_FORBIDDEN, HttpURLConnection.HTTP_NOT_FOUND ->
            LOG.warn("Event {} is not told: {}", telling.reason(), refused.getMessage());
        default -> throw refused;
      }
    }
  }

  private Event event(HasMetadata about, Telling telling) {
    return new EventBuilder()
        .withNewMetadata()
        .withName(name(about, telling))
        .withNamespace(about.getMetadata().getNamespace())
        .addToLabels(Labels.MANAGED_BY, Labels.OPERATOR)
        .endMetadata()
        .withEventTime(new MicroTime(MICROS.format(telling.at())))
        .withReportingController(Labels.OPERATOR)
        .withReportingInstance(instance)
        .withRegarding(reference(about))
        .withType(telling.warning() ? "Warning" : "Normal")
        .withReason(telling.reason())
        .withAction(telling.action())
        .withNote(shortened(telling.message()))
        .build();
  }

  private static String name(HasMetadata about, Telling telling) {
    String told = about.getMetadata().getUid() + "/" + telling.id();
    UUID id = UUID.nameUUIDFromBytes(told.getBytes(StandardCharsets.UTF_8));
    return about.getMetadata().getName() + "." + id;
  }

  private static ObjectReference reference(HasMetadata about) {
    return new ObjectReferenceBuilder()
        .withApiVersion(about.getApiVersion())
        .withKind(about.getKind())
        .withName(about.getMetadata().getName())
        .withNamespace(about.getMetadata().getNamespace())
        .withUid(about.getMetadata().getUid())
        .build();
  }

  private static String shortened(String message) {
    if (bytes(message) <= MOST_NOTE_BYTES) {
      return message;
    }
    int end = Math.min(message.length(), MOST_NOTE_BYTES);
    while (bytes(message.substring(0, end)) > MOST_NOTE_BYTES) {
      end = message.offsetByCodePoints(end, -1);
    }
    return message.substring(0, end) + "...";
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
