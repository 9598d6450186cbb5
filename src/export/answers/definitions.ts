/** The parts that answers are made of, as JSON Schema; the types of answers are generated from it. */
import { ANSWERS, SILENCES } from "../../core/resolve/answer.ts";
import { type JsonSchema, list, mark, number, object, orNull, ref, text, texts, truth, whole, words } from "./json-schema.ts";

const day = text("a day, ISO 8601, or EDTF beyond four digits of a year");
const dayOrNull = orNull(day);

/** On an answer about a day of which the atlas does not speak. */
export const outsidePeriod = mark("the day lies outside the period of the atlas, of which its records do not speak");

export const DEFINITIONS: Readonly<Record<string, JsonSchema>> = {
  Day: day,
  Place: object(
    {
      id: orNull(text("id of the place; null for a point that was asked for by coordinates")),
      at: { type: "array", items: { type: "number" }, minItems: 2, maxItems: 2, description: "longitude, latitude in degrees" },
    },
    { on_border: truth("the point lies on a border, and counts to the land north-east of it") },
  ),
  AnswerKind: words(...ANSWERS),
  Holder: object(
    {
      polity: text("polity id"),
      according_to: texts("assertors that say so"),
      denied_by: texts("assertors that deny it"),
    },
    {
      mode: { ...words("administers", "occupies", "leases", "holds-in-trust"), description: "control: how it holds" },
      through: orNull(text("control: the organ through which it acts, or null")),
      dependent_on: list(object({ polity: text(), according_to: texts() })),
      claims: mark("title, contested: it claims the land, though its own position leaves it open"),
    },
  ),
  LayerAnswer: object(
    {
      answer: ref("AnswerKind"),
      holders: list(ref("Holder")),
      certainty: words("certain", "uncertain"),
      since: orNull(text("start of this unbroken run of holders; null without holders")),
      basis_since: orNull(text("when the deciding effect took hold; null without one")),
      because: texts("assertion ids that decided"),
    },
    {
      alternatives: list(
        ref("LayerAnswer"),
        "where uncertain: every complete answer that an admissible reading of the dates gives, the one that leaves things as they were first",
      ),
      reading: list(
        object({
          act: text("record or assertion whose date it is"),
          what: words("took-effect", "began", "ended", "succeeded", "disclosed"),
          on: texts("EDTF: days, and sets such as [1920-01-17..1920-01-25]"),
        }),
        "among alternatives: the dates on which this one rests, where the sources' other dates give another",
      ),
      stopped: {
        ...object({ readings: whole("readings that were tried"), dates: texts("acts whose dates are open") }),
        description: "there were too many readings of the dates to try all: an alternative may be missing",
      },
      silence: {
        ...words(...SILENCES),
        description: "without a holder: why",
      },
      claimants: texts("polities that claim the land though their own position leaves it open"),
      conditions: list(
        object(
          { assertion: text("assertion id"), condition: text("record on which it waits") },
          { outcome: text("the outcome that it waits for") },
        ),
        "effects of acts that bind assertors of this viewpoint and wait for something that has not come about",
      ),
      denied: list(object({ polity: text(), by: texts() }), "those expressly denied here, beside no holder"),
      left_open_by: texts("assertors that say the matter is open, beside a holder"),
      since_within: text("EDTF: `since` is the last of these days, and the run began on one of them, it is not known which"),
      since_before: mark("`since` is where the records begin: it was so before that day, nobody says since when"),
      pending: texts("assertions signed by assertors of this viewpoint but not yet in force"),
      rejected: list(ref("Rejected")),
    },
  ),
  Rejected: object(
    {
      assertion: text("assertion id"),
      reason: words(
        "assertor-not-in-viewpoint",
        "lower-group",
        "superseded",
        "overtaken",
        "condition-open",
        "not-yet",
        "ended",
        "not-in-force",
        "not-yet-disclosed",
        "deprecated",
        "annulled",
        "suspended",
        "assertor-extinct",
        "condition-not-met",
      ),
      text: text("the reason in words, naming the assertion, day or group concerned"),
    },
    {
      by: text("the assertion that superseded, annulled or suspended it"),
      assertor: text("whose assertion it is here"),
      on: text("the day that the reason names"),
      reverted: truth("ended: what was before holds again"),
      inherited: truth("not-yet: the assertor inherits it, and has not done so yet"),
      heirs: texts("assertor-extinct: those to whom it passed"),
      beside: truth("lower-group: said by one of the group that decided"),
    },
  ),
  Claim: object(
    { polity: text(), since: day, because: texts("assertion ids") },
    {
      certainty: { ...words("uncertain"), description: "only where sources differ on the day on which it began or ended" },
      ended_according_to: texts("assertors that say it has ended, where that is disputed"),
    },
  ),
  Bearing: object(
    {
      assertion: text(),
      verb: text(),
      text: text(),
      since: dayOrNull,
      until: dayOrNull,
      secret: truth(),
      disclosed: dayOrNull,
    },
    {
      certainty: { ...words("uncertain"), description: "only where sources' dates leave open whether it stands on the day" },
    },
    "an effect that bears on this land but on neither title nor control: a right of passage, a zone, a status",
  ),
  Otherwise: object({
    viewpoints: texts("viewpoints that answer so"),
    layer: words("title", "control"),
    answer: ref("AnswerKind"),
    holders: texts("polity ids"),
    because: texts("assertion ids"),
  }),
  Divergent: orNull(truth("title and control share no holder; null where that cannot be said")),
  Spell: object(
    {
      start: orNull(text("first day; null: from the beginning")),
      end: orNull(text("first day on which it was no longer so; null: to the end of the records")),
      title: ref("LayerAnswer"),
      control: ref("LayerAnswer"),
      claims: list(ref("Claim")),
      divergent: ref("Divergent"),
    },
    { outside_period: outsidePeriod },
  ),
  Truncated: object({ shown: number(), of: number(), limit: text("the setting that cut the answer") }),
};
