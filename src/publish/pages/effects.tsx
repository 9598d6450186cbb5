import { VERBS, type Verb } from "../../core/model/format.ts";
import type { Effect } from "../../core/model/records.ts";
import type { Extent, Localized } from "../../core/model/values.ts";
import { effectAnchor } from "../../export/site/page-of.ts";
import { nameOf } from "../data/record-names.ts";
import { AnyRef, Arrow, Cites, Dates, type Page, Text, Who } from "./page.tsx";

/** Land in words: the names of territories, how they are put together, or the polygon itself. */
export function landInWords(page: Page, extent: Extent | undefined): string {
  if (extent === undefined) return "";
  switch (extent.kind) {
    case "territory": {
      const record = page.find("territories", extent.id);
      return record === undefined ? extent.id : page.plain(nameOf(record));
    }
    case "natural-earth":
      return page.say("extent.natural-earth", { unit: extent.unit });
    case "geojson":
      return page.say("extent.geojson", { name: (extent.feature ?? extent.file).replaceAll("-", " ") });
    case "polygon":
      return page.say("here");
    case "side": {
      const frontier = page.find("frontiers", extent.frontier);
      return page.say(`extent.${extent.side}`, {
        land: landInWords(page, extent.within),
        frontier: frontier === undefined ? extent.frontier : page.plain(nameOf(frontier)),
      });
    }
    default: {
      const [first = "", ...others] = extent.of.map((part) => landInWords(page, part));
      return others.reduce((a, b) => page.say(`extent.${extent.kind}`, { a, b }), first);
    }
  }
}

const extentOf = (effect: Effect): Extent | undefined =>
  effect.over ?? effect.cedes ?? effect.renounces ?? effect.leaves_open ?? effect.nobody ?? effect.claims;

const verbOf = (effect: Effect): Verb | undefined => VERBS.find((verb) => effect[verb] !== undefined);

/** What an effect does, in one sentence. */
export function effectInWords(page: Page, effect: Effect): string {
  const verb = verbOf(effect);
  if (verb === undefined) return "";
  const polities =
    [effect.title, effect.denies, effect.control, effect.withdraws].find((list) => list !== undefined) ??
    [effect.recognises, effect.creates, effect.ends].filter((id) => id !== undefined);
  const localized = effect.permits ?? effect.forbids ?? effect.passes;
  const named = effect.promises ?? effect.accepts ?? effect.annuls ?? effect.suspends;
  const record = named === undefined ? undefined : (page.site.atlas.collections.obligations.get(named) ?? page.site.atlas.find(named));
  const obligation =
    named === undefined ? undefined : (page.site.atlas.collections.obligations.get(named)?.data.gist as Localized | undefined);
  return page.say(`verb.${verb}`, {
    land: landInWords(page, extentOf(effect)),
    polity: polities.map((id) => page.who(id)).join(", "),
    to: (effect.to ?? []).map((id) => page.who(id)).join(", "),
    of: effect.of === undefined ? "" : page.who(effect.of),
    value:
      localized !== undefined
        ? page.plain(localized)
        : obligation !== undefined
          ? page.plain(obligation)
          : record !== undefined
            ? page.plain(nameOf(record))
            : String(effect.zone ?? effect.status ?? named ?? ""),
  });
}

interface EffectsProps {
  readonly page: Page;
  readonly of: readonly Effect[] | undefined;
  /** key of the article that they stand in */
  readonly article?: string;
  /** several records on one page have no anchors for their effects */
  readonly anchored?: boolean;
}

/** The effects of an act or of one of its articles, each with its anchor: the eId of an article's, else `effect-n`. */
export function Effects({ page, of, article, anchored = true }: EffectsProps) {
  if (of === undefined || of.length === 0) return null;
  return (
    <ul class="effects">
      {of.map((effect, i) => (
        <li
          key={i}
          id={anchored ? effectAnchor(article, i + 1) : undefined}
          class={effect.rank === "deprecated" ? "deprecated" : undefined}
        >
          {effect.by !== undefined && (
            <>
              <Who page={page} ids={effect.by} />:{" "}
            </>
          )}
          {effectInWords(page, effect)}
          {effect.mode !== undefined && ` (${page.word(effect.mode)})`}
          {effect.through !== undefined && `, ${page.say("through", { polity: page.who(effect.through) })}`}
          {effect.dependent_on?.map(
            (link) =>
              `, ${page.say("dependent", { polity: page.who(link.polity), who: link.according_to.map((id) => page.who(id)).join(", ") })}`,
          )}
          {effect.according_to !== undefined && (
            <>, {page.say("according", { who: effect.according_to.map((id) => page.who(id)).join(", ") })}</>
          )}
          {effect.when !== undefined && (
            <>
              {" "}
              · {page.say("page.from")} <Dates page={page} of={effect.when} />
            </>
          )}
          {effect.until !== undefined && (
            <>
              {" "}
              · {page.say("page.until")} <Dates page={page} of={effect.until} />
            </>
          )}
          {effect.binding !== undefined && <> · {page.word(effect.binding)}</>}
          {effect.secret === true && <span class="flag">{page.say("page.secret")}</span>}
          {effect.disclosed !== undefined && (
            <>
              {" "}
              · {page.say("page.disclosed")} <Dates page={page} of={effect.disclosed} />
            </>
          )}
          {effect.condition !== undefined && (
            <>
              {" "}
              · <Text page={page} of={effect.condition} />
            </>
          )}
          {effect.ground !== undefined && (
            <>
              {" "}
              · <Text page={page} of={effect.ground} />
            </>
          )}
          {effect.note !== undefined && (
            <small>
              {" "}
              <Text page={page} of={effect.note} />
            </small>
          )}
          {(effect.accepts ?? effect.annuls ?? effect.suspends) !== undefined && (
            <>
              {" "}
              <Arrow /> <AnyRef page={page} id={(effect.accepts ?? effect.annuls ?? effect.suspends) as string} />
            </>
          )}
          <Cites page={page} of={effect.cite} basis={effect.basis} />
        </li>
      ))}
    </ul>
  );
}

/** Faces-to-cells of the land that an act touches, for its small map. */
export function cellsOfRecord(page: Page, ref: string): readonly number[] {
  const { atlas, data } = page.site;
  const cells = new Set<number>();
  const territories = new Map(data.atlas.territories.map((territory) => [territory.id, territory.cells]));
  const visit = (extent: Extent | undefined): void => {
    if (extent === undefined) return;
    if (extent.kind === "territory") for (const cell of territories.get(extent.id) ?? []) cells.add(cell);
    else if (extent.kind === "side") visit(extent.within);
    else if (extent.kind === "minus" || extent.kind === "intersect") visit(extent.of[0]);
    else if (extent.kind === "union") for (const part of extent.of) visit(part);
  };
  for (const assertion of atlas.assertions) if (`${assertion.record.collection}/${assertion.record.id}` === ref) visit(assertion.extent);
  return [...cells].sort((a, b) => a - b);
}
