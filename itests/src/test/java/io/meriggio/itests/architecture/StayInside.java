// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** An internal class is used only by classes whose bundle's package begins like its own. */
final class StayInside extends ArchCondition<JavaClass> {

  static final StayInside INSTANCE = new StayInside();

  private StayInside() {
    super("be used in their own bundle only");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    String name = type.getPackageName();
    String bundle = name.substring(0, name.indexOf(".internal"));
    type.getDirectDependenciesToSelf()
        .forEach(
            dependency -> {
              String user = dependency.getOriginClass().getPackageName();
              boolean inside = user.equals(bundle) || user.startsWith(bundle + ".");
              events.add(new SimpleConditionEvent(dependency, inside, dependency.getDescription()));
            });
  }
}
