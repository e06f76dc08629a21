package io.backupstream.api.review;

import io.backupstream.api.Names;
import io.backupstream.api.region.Placement;
import io.backupstream.api.region.PullSecret;
import io.backupstream.api.region.Quantity;
import io.backupstream.api.region.Resources;
import io.backupstream.api.region.Toleration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether ingest pods can be placed as a region says. */
final class PlacementReview {
  private static final String PATH = "spec.placement";
  private static final int MAX_LOST_NODE_SECONDS = 3600;

  private final Findings findings;

  PlacementReview(Findings findings) {
    this.findings = findings;
  }

  void review(Placement placement) {
    reviewLostNodeSeconds(placement.lostNodeSeconds());
    reviewNodeSelector(placement.nodeSelector());
    reviewTolerations(placement.tolerations());
    reviewPullSecrets(placement.imagePullSecrets());
    if (placement.priorityClassName() != null) {
      String path = FieldPath.of(PATH, "priorityClassName");
      findings.name(
          path, placement.priorityClassName(), Names.OBJECT, "the name of a PriorityClass");
    }
    if (placement.resources() != null) {
      reviewResources(placement.resources());
    }
  }

  private void reviewLostNodeSeconds(int seconds) {
    if (seconds < 0 || seconds > MAX_LOST_NODE_SECONDS) {
      findings.invalid(
          FieldPath.of(PATH, "lostNodeSeconds"),
          "expected 0 to " + MAX_LOST_NODE_SECONDS + ", found " + seconds);
    }
  }

  private void reviewNodeSelector(Map<String, String> labels) {
    String selector = FieldPath.of(PATH, "nodeSelector");
    new TreeMap<>(labels)
        .forEach(
            (label, value) -> {
              String path = FieldPath.of(selector, label);
              findings.name(path, label, Names.QUALIFIED, "a label");
              findings.name(path, value, Names.LABEL_VALUE, "a label's value");
            });
  }

  private void reviewTolerations(List<Toleration> tolerations) {
    for (int i = 0; i < tolerations.size(); i++) {
      Toleration toleration = tolerations.get(i);
      String path = FieldPath.of(FieldPath.of(PATH, "tolerations"), i);
      choice(FieldPath.of(path, "operator"), toleration.operator(), Toleration.OPERATORS);
      choice(FieldPath.of(path, "effect"), toleration.effect(), Toleration.EFFECTS);
      boolean exists = "Exists".equals(toleration.operator());
      if (isEmpty(toleration.key()) && !exists) {
        findings.invalid(path, "expected a key, or operator Exists for every taint, found neither");
      }
      if (!isEmpty(toleration.value()) && exists) {
        findings.invalid(path, "expected no value with operator Exists, found one");
      }
      if (toleration.tolerationSeconds() != null && !"NoExecute".equals(toleration.effect())) {
        findings.invalid(path, "expected effect NoExecute with tolerationSeconds, found another");
      }
    }
  }

  private void choice(String path, @Nullable String found, List<String> words) {
    if (found != null && !words.contains(found)) {
      findings.invalid(
          path, "expected one of " + String.join(", ", words) + ", found " + Found.quoted(found));
    }
  }

  private void reviewPullSecrets(List<PullSecret> secrets) {
    Set<@Nullable String> earlier = new HashSet<>();
    for (int i = 0; i < secrets.size(); i++) {
      String secret = secrets.get(i).name();
      String path = FieldPath.of(FieldPath.of(FieldPath.of(PATH, "imagePullSecrets"), i), "name");
      findings.name(path, secret, Names.OBJECT, "the name of a Secret");
      if (!earlier.add(secret)) {
        findings.invalid(path, "expected each Secret once, found " + secret + " again");
      }
    }
  }

  private void reviewResources(Resources resources) {
    String path = FieldPath.of(PATH, "resources");
    reviewQuantities(FieldPath.of(path, "requests"), resources.requests());
    reviewQuantities(FieldPath.of(path, "limits"), resources.limits());
  }

  private void reviewQuantities(String path, Map<String, Quantity> quantities) {
    new TreeMap<>(quantities)
        .forEach(
            (resource, quantity) -> {
              if (!quantity.amount().matches(Quantity.PATTERN)) {
                findings.invalid(
                    FieldPath.of(path, resource),
                    "expected a quantity such as 100m, 256Mi or 2, found "
                        + Found.quoted(quantity.amount()));
              }
            });
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }
}
