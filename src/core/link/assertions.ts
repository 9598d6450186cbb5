import type { Assertion, Assertor, Belief, DateVariable } from "../model/assertion.ts";
import type { AnyAuthored, Authored, ValuePath } from "../model/authored.ts";
import type { Verb } from "../model/format.ts";
import type { Article, Effect } from "../model/records.ts";
import type { Citation, Extent, Localized } from "../model/values.ts";
import { verbOf } from "../model/verbs.ts";
import { actDate, bindingDate, stageDate } from "./binding.ts";
import { ALWAYS, type DateBook } from "./date-book.ts";
import { stageInterplay } from "./interplay.ts";
import { namedByEffects, ofArticle } from "./parts.ts";
import { later, underCondition } from "./taking-hold.ts";

type Acting = Extract<AnyAuthored, { collection: "instruments" | "events" | "statements" }>;

interface Site {
  readonly record: Acting;
  readonly articleKey?: string;
  readonly article?: Article;
  readonly effect: Effect;
  readonly path: ValuePath;
  readonly id: string;
}

/** Every effect of a record as an assertion, in the order written. */
export function assertionsOf(record: AnyAuthored, dates: DateBook): Assertion[] {
  if (record.collection !== "instruments" && record.collection !== "events" && record.collection !== "statements") return [];
  const sites: Site[] = (record.data.effects ?? []).map((effect, i) => ({
    record,
    effect,
    path: ["effects", i],
    id: `${record.id}#${i + 1}`,
  }));
  if (record.collection === "instruments")
    for (const [key, article] of Object.entries(record.data.articles ?? {}))
      (article.effects ?? []).forEach((effect, i) => {
        sites.push({ record, articleKey: key, article, effect, path: ["articles", key, "effects", i], id: `${record.id}#${key}/${i + 1}` });
      });
  return sites.flatMap((site) => assertionAt(site, dates) ?? []);
}

function assertionAt(site: Site, dates: DateBook): Assertion | undefined {
  const { record, article } = site;
  const after = site.effect.after && namedByEffects(site.effect.after, dates);
  const effect = after === site.effect.after ? site.effect : { ...site.effect, ...(after && { after }) };
  const verb = verbOf(effect);
  if (!verb) return undefined;
  const key = site.path.join("/");
  const layer = layerOf(verb);
  const written = dates.variable(record, `${key}/until`, effect.until);
  const until = written ?? (layer === "other" ? actEnd(site, dates) : undefined);
  const extent = extentOf(verb, effect);
  const belief = beliefOf(verb, effect);
  const claimant = verb === "claims" ? (effect.by?.[0] ?? effect.according_to?.[0] ?? soleAssertor(record)) : undefined;
  const ends = endsClaimOf(verb, effect);
  const { published, secret } = publication(site, key, dates);
  const assertors = assertorsOf(site, verb, key, dates);
  return {
    id: site.id,
    record,
    ...(site.articleKey !== undefined && { article: site.articleKey }),
    path: site.path,
    verb,
    effect,
    layer,
    ...(belief && { belief: claimant && verb === "claims" ? { kind: "holder", holders: [claimant] } : belief }),
    ...(claimant && { claim: { polity: claimant } }),
    ...(ends && { endsClaimOf: ends }),
    ...(extent && { extent }),
    assertors,
    ...(until && { until }),
    ...(until && !written && { endsWithAct: true as const }),
    reverts: effect.reverts === true,
    rank: effect.rank ?? "normal",
    ...(published && { published }),
    secret,
    ...stageInterplay(record, site.articleKey, assertors, layer, dates),
    survives: effect.survives === true,
    cite: citationsOf(effect, article, record.data),
    ...gistOf(effect.note, article?.gist, record.data.gist),
  };
}

// A part that names a basis and no source says that none was looked up for it: those of what is around it are not its own.
function citationsOf(
  ...levels: readonly ({ readonly cite?: readonly Citation[]; readonly basis?: string } | undefined)[]
): readonly Citation[] {
  return levels.find((level) => level?.basis !== undefined || (level?.cite?.length ?? 0) > 0)?.cite ?? [];
}

function gistOf(...levels: readonly (Localized | undefined)[]): { gist?: Localized } {
  const gist = levels[1] ?? levels[2] ?? levels[0];
  return gist ? { gist } : {};
}

function layerOf(verb: Verb): Assertion["layer"] {
  switch (verb) {
    case "title":
    case "cedes":
    case "renounces":
    case "denies":
    case "leaves_open":
    case "nobody":
    case "claims":
      return "title";
    case "control":
    case "withdraws":
      return "control";
    default:
      return "other";
  }
}

function extentOf(verb: Verb, effect: Effect): Extent | undefined {
  switch (verb) {
    case "cedes":
    case "renounces":
    case "leaves_open":
    case "nobody":
    case "claims":
      return effect[verb];
    default:
      return effect.over;
  }
}

function beliefOf(verb: Verb, effect: Effect): Belief | undefined {
  switch (verb) {
    case "title":
    case "control":
      return { kind: "holder", holders: [...(effect[verb] ?? [])].sort() };
    case "cedes":
      return effect.to ? { kind: "holder", holders: [...effect.to].sort() } : undefined;
    case "renounces":
      return effect.to ? { kind: "holder", holders: [...effect.to].sort() } : effect.by ? { kind: "not", denied: effect.by } : undefined;
    case "denies":
      return { kind: "not", denied: effect.denies ?? [] };
    case "leaves_open":
      return { kind: "undetermined" };
    case "nobody":
      return { kind: "none" };
    case "claims":
      return effect.claims_only ? undefined : { kind: "unknown" };
    case "withdraws":
      return { kind: "not", denied: effect.withdraws ?? [] };
    default:
      return undefined;
  }
}

function endsClaimOf(verb: Verb, effect: Effect): readonly string[] | undefined {
  return verb === "cedes" || verb === "renounces" ? effect.by : undefined;
}

function soleAssertor(record: Acting): string | undefined {
  if (record.collection === "statements") return record.data.according_to[0];
  return record.collection === "instruments" ? record.data.issued_by?.[0] : undefined;
}

/** Verbs by which an actor speaks for itself: in an event they are that actor's assertion, not the background's. */
const SPEECH: ReadonlySet<Verb> = new Set(["claims", "denies", "recognises", "accepts", "annuls"]);

/** The day from which the act works for anyone whose binding has no day of its own. */
function ownDate(record: Acting, dates: DateBook): DateVariable | undefined {
  return record.collection === "instruments" ? actDate(record, dates) : dates.ofRecord(record);
}

function assertorsOf(site: Site, verb: Verb, key: string, dates: DateBook): Assertor[] {
  const { record, effect } = site;
  const when = dates.variable(record, `${key}/when`, effect.when);
  const dated = (assertor: string, variable: DateVariable | undefined): Assertor[] => {
    const day = when ?? variable;
    return day ? [{ assertor, when: day, ...(variable && variable !== day && { bound: variable }) }] : [];
  };
  const unconditional = whoAndWhen();
  // A day reckoned from a step that was never taken is no day: the effect does not work.
  if (effect.when && !when) return unconditional.map((a) => underCondition(a, undefined, false));
  if (!effect.if) return unconditional;
  const { met, failed } = conditionDates(effect.if, dates);
  return unconditional.map((a) => underCondition(a, met, when !== undefined, failed));

  function whoAndWhen(): Assertor[] {
    const speakers = effect.according_to ?? (SPEECH.has(verb) && record.collection === "events" ? effect.by : undefined);
    if (speakers && record.collection === "instruments") return speakers.flatMap((a) => saidOfAct(a, site, record, verb, dates, when));
    if (speakers) return speakers.flatMap((a) => dated(a, ownDate(record, dates) ?? ALWAYS));
    switch (record.collection) {
      case "events":
        return dated("consensus", dates.ofRecord(record));
      case "statements":
        return record.data.according_to.flatMap((a) => dated(a, dates.ofRecord(record)));
      case "instruments":
        return withCommonGround(boundBy(site, record, verb, dates, when), site, verb);
    }
  }
}

/** The day on which a condition came about, or that on which something else did in its place; neither, where that is still open. */
function conditionDates(
  { record, outcome }: NonNullable<Effect["if"]>,
  dates: DateBook,
): { readonly met?: DateVariable | undefined; readonly failed?: DateVariable | undefined } {
  const found = dates.find(record);
  if (!found) return {};
  // An act comes about with the step that binds those who made it, not with its signature.
  const day = found.collection === "instruments" ? boundFor(found, dates) : dates.ofRecord(found);
  if (outcome === undefined) return { met: day };
  const came = found.collection === "events" ? found.data.outcome : undefined;
  if (came === undefined) return {};
  return came === outcome ? { met: day } : { failed: day };
}

/** The day on which an act binds the last of those who made it; none where it never bound all of them. */
function boundFor(act: Authored<"instruments">, dates: DateBook): DateVariable | undefined {
  const makers = makersOf(act);
  const days = makers.map((maker) => bindingDate(act, maker, undefined, dates));
  return days.length === 0 ? actDate(act, dates) : days.reduce((x, y) => (x && y ? later(x, y) : undefined));
}

/** The parties or issuers of an instrument, those who accepted it later, each from the day on which it bound them. */
function boundBy(site: Site, record: Authored<"instruments">, verb: Verb, dates: DateBook, when: DateVariable | undefined): Assertor[] {
  const { effect, articleKey } = site;
  const { parties, issued_by, stages } = record.data;
  const speaking = SPEECH.has(verb) && verb !== "recognises" && effect.by ? effect.by : undefined;
  const bound = speaking ?? parties ?? issued_by ?? [];
  const made = bound.map((party): Assertor => {
    const day = bindingDate(record, party, effect.binding, dates);
    const signed = stageDate(record, ["signed", "adopted", "issued", "initialled"], party, dates);
    if (!day) return { assertor: party, pending: "signed-not-in-force", ...(signed && { signed }) };
    return { assertor: party, when: when ?? day, ...(when && { bound: day }), ...(signed && { signed }) };
  });
  for (const [i, stage] of (stages ?? []).entries()) {
    if (stage.stage !== "accepted" || !stage.by) continue;
    if (articleKey !== undefined && !ofArticle(record, stage.articles, articleKey)) continue;
    const day = dates.variable(record, `stages/${i}/on`, stage.on);
    if (!day) continue;
    const own = when ?? made.find((a) => a.when)?.when;
    for (const party of stage.by)
      if (!made.some((a) => a.assertor === party))
        made.push({ assertor: party, when: own ? later(day, own) : day, ...(when && { bound: day }), ...(own && { own }) });
  }
  return made;
}

/**
 * One of those named in `according_to`: who made or accepted the act says so from the day on which it bound them, anybody else,
 * and the consensus, from the day on which it bound the last of those who made it. What is said of an act that never came so
 * far, and names no day of its own, is said of an act that does not work.
 */
function saidOfAct(
  assertor: string,
  site: Site,
  record: Authored<"instruments">,
  verb: Verb,
  dates: DateBook,
  when: DateVariable | undefined,
): Assertor[] {
  const made = boundBy(site, record, verb, dates, when);
  const own = made.find((a) => a.assertor === assertor);
  if (own) return [own];
  const last = lastOf(made.filter((a) => makersOf(record).includes(a.assertor)));
  if (last) return [{ ...last, assertor }];
  const day = when ?? (makersOf(record).length === 0 ? (ownDate(record, dates) ?? ALWAYS) : undefined);
  return [day ? { assertor, when: day } : { assertor, pending: "signed-not-in-force" }];
}

const makersOf = ({ data: { parties, issued_by } }: Authored<"instruments">): readonly string[] => parties ?? issued_by ?? [];

/** Of those bound, the one who is bound last; none where somebody is not. */
function lastOf(made: readonly Assertor[]): Assertor | undefined {
  const [first] = made;
  if (!first || made.some((a) => !a.when)) return undefined;
  return made.reduce((x, y) => (x.when && y.when && later(x.when, y.when) === y.when ? y : x), first);
}

/**
 * Control is fact, and facts are shared until somebody says otherwise: control that an instrument brings is said by the
 * consensus too, from the day on which the act binds all who made it.
 */
function withCommonGround(made: Assertor[], site: Site, verb: Verb): Assertor[] {
  if ((verb !== "control" && verb !== "withdraws") || site.record.collection !== "instruments") return made;
  const { record } = site;
  const last = lastOf(made.filter((a) => makersOf(record).includes(a.assertor)));
  return last ? [...made, { ...last, assertor: "consensus" }] : made;
}

/** The end of an act ends what it permits, forbids or establishes; never a title or control that it has already moved. */
function actEnd({ record, articleKey }: Site, dates: DateBook): DateVariable | undefined {
  if (record.collection !== "instruments") return undefined;
  const stages = record.data.stages ?? [];
  for (const name of ["terminated", "denounced", "superseded", "annulled"]) {
    const i = stages.findIndex((s) => s.stage === name && s.by === undefined && ofArticle(record, s.articles, articleKey));
    const end = stages[i];
    if (end) return dates.variable(record, `stages/${i}/on`, end.on);
  }
  return undefined;
}

/** Disclosure of the effect, else of its article, else of its record, else the act's own day; a secret never disclosed is never public. */
function publication(site: Site, key: string, dates: DateBook): { published: DateVariable | undefined; secret: boolean } {
  const { effect, article, record } = site;
  const levels: readonly (readonly [string, { readonly secret?: boolean; readonly disclosed?: Effect["disclosed"] }])[] = [
    [`${key}/disclosed`, effect],
    [`articles/${site.articleKey ?? ""}/disclosed`, article ?? {}],
    ["disclosed", record.data as { secret?: boolean; disclosed?: Effect["disclosed"] }],
  ];
  for (const [path, level] of levels) {
    if (level.disclosed) return { published: dates.variable(record, path, level.disclosed), secret: level.secret === true };
    if (level.secret) return { published: NEVER, secret: true };
  }
  return { published: ownDate(record, dates), secret: false };
}

const NEVER: DateVariable = { key: "never", admissible: [[Infinity, Infinity]] };
