package io.backupstream.operator.region;

import io.backupstream.operator.plan.RegionChoice;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All regions at one moment. */
record Regions(Map<String, RegionView> byName) {
  static final Regions NONE = new Regions(Map.of());

  static Regions of(Collection<RegionView> views) {
    Map<String, RegionView> byName = new TreeMap<>();
    views.forEach(view -> byName.put(view.name(), view));
    return new Regions(byName);
  }

  RegionChoice choose(@Nullable String wanted) {
    if (wanted != null) {
      RegionView view = byName.get(wanted);
      return view == null
          ? new RegionChoice.NotFound(wanted)
          : new RegionChoice.Chosen(view.name(), view.spec());
    }
    List<RegionView> defaults = byName.values().stream().filter(RegionView::isDefault).toList();
    return switch (defaults.size()) {
      case 0 -> new RegionChoice.NoDefault();
      case 1 -> new RegionChoice.Chosen(defaults.getFirst().name(), defaults.getFirst().spec());
      default -> new RegionChoice.Ambiguous(defaults.stream().map(RegionView::name).toList());
    };
  }

  List<String> otherDefaults(String name) {
    return byName.values().stream()
        .filter(view -> view.isDefault() && !view.name().equals(name))
        .map(RegionView::name)
        .toList();
  }

  /** The names of the regions that another moment shows differently. */
  Set<String> changedSince(Regions before) {
    Set<String> names = new HashSet<>(byName.keySet());
    names.addAll(before.byName().keySet());
    names.removeIf(name -> Objects.equals(byName.get(name), before.byName().get(name)));
    return names;
  }

  /** Whether streams that name no region may live elsewhere now. */
  boolean choosesOtherwiseThan(Regions before) {
    return !choose(null).equals(before.choose(null));
  }
}
