package io.backupstream.api.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What a text of one or more YAML documents holds.
 *
 * @param manifests in order
 * @param defects at most one a document; empty if all can be read
 */
public record ManifestText(List<Located> manifests, List<Defect> defects) {
  private static final JsonMapper WRITER =
      JsonMapper.builder(new YAMLFactory())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  public ManifestText {
    manifests = List.copyOf(manifests);
    defects = List.copyOf(defects);
  }

  /** Reads BackupStreams, IngestRegions and Secrets; anything else is a defect. */
  public static ManifestText read(String yaml) {
    List<Located> manifests = new ArrayList<>();
    List<Defect> defects = new ArrayList<>();
    try {
      for (YamlDocument document : YamlParser.parseAll(yaml)) {
        try {
          manifests.add(new Located(new ManifestBinder(document).bind(), document));
        } catch (YamlProblem problem) {
          defects.add(problem.defect());
        }
      }
    } catch (YamlProblem problem) {
      return new ManifestText(List.of(), List.of(problem.defect()));
    }
    return new ManifestText(manifests, defects);
  }

  /** Writes manifests as YAML that reads back the same; equal manifests yield equal texts. */
  public static String write(List<? extends Manifest> manifests) {
    StringBuilder yaml = new StringBuilder();
    try {
      for (Manifest manifest : manifests) {
        yaml.append(WRITER.writeValueAsString(manifest));
      }
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("expected records that can be written", impossible);
    }
    return yaml.toString();
  }
}
