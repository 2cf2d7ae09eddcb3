// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.commissioning.Commissioning;
import io.meriggio.commissioning.Plan;
import io.meriggio.commissioning.Remark;
import io.meriggio.commissioning.Review;
import io.meriggio.commissioning.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How commissioning stands.
 *
 * @param kept whether somebody has kept a draft; else it is what is configured
 * @param draft its form
 * @param ready whether it can be applied
 * @param steps in their order
 * @param changes what applying it would do
 */
public record CommissioningForm(
    boolean kept,
    Map<String, Object> draft,
    boolean ready,
    List<StepForm> steps,
    List<ChangeForm> changes) {

  /**
   * A step.
   *
   * @param step which
   * @param state {@code DONE}, {@code OPEN} or {@code WRONG}
   * @param remarks what is to be said of it
   */
  public record StepForm(String step, String state, List<RemarkForm> remarks) {

    static StepForm of(Step step, Review review, Locale language) {
      return new StepForm(
          step.name(), review.state(step).name(), RemarkForm.of(review.of(step), language));
    }
  }

  /**
   * What is to be said of a draft.
   *
   * @param step where it is mended
   * @param severity {@code MISSING}, {@code WRONG} or {@code WARNING}
   * @param field the path in the draft; empty for the step as a whole
   * @param code for programs
   * @param sentence for people
   */
  public record RemarkForm(
      String step, String severity, String field, String code, String sentence) {

    /** Remarks in a language. */
    public static List<RemarkForm> of(List<Remark> remarks, Locale language) {
      return remarks.stream()
          .map(
              remark ->
                  new RemarkForm(
                      remark.step().name(),
                      remark.severity().name(),
                      remark.field(),
                      remark.code(),
                      remark.sentence().in(language)))
          .toList();
    }
  }

  /**
   * What happens to a configuration.
   *
   * @param pid which
   * @param kind {@code MADE}, {@code CHANGED}, {@code REMOVED} or {@code KEPT}
   */
  public record ChangeForm(String pid, String kind) {

    /** Changes as they are shown. */
    public static List<ChangeForm> of(List<Plan.Change> changes) {
      return changes.stream().map(c -> new ChangeForm(c.pid(), c.kind().name())).toList();
    }
  }

  /**
   * What applying it has done.
   *
   * @param changes all that was in the draft
   * @param warnings what is to be known all the same
   */
  public record AppliedForm(List<ChangeForm> changes, List<RemarkForm> warnings) {}

  /** The form of a state in a language. */
  public static CommissioningForm of(Commissioning.State state, Locale language) {
    Review review = state.review();
    return new CommissioningForm(
        state.kept(),
        state.draft().form(),
        review.ready(),
        Arrays.stream(Step.values()).map(step -> StepForm.of(step, review, language)).toList(),
        ChangeForm.of(review.plan().kinds()));
  }
}
