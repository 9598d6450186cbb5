import { useId, useMemo } from "preact/hooks";
import type { boundsOf, CellShapes } from "../../cartography/cell-shapes.ts";
import { Fills, Strokes } from "../../cartography/painter.tsx";
import type { Sign } from "../../cartography/sign.ts";
import { CHANGES, ownColour } from "../all-time.ts";
import { useReading } from "../context.ts";
import { holdingsIn } from "../keys.ts";
import { Polity } from "./name.tsx";
import type { Shown } from "./use-maps.ts";

/** A small square that shows a sign as the map does. */
export function SignSwatch({ sign }: { sign: Sign }) {
  const { colour, theme } = useReading();
  // its own: a pattern of the same name in a folded part of the page would stand for it, and not be drawn
  const prefix = useId();
  const paint = { theme, prefix, colour };
  return (
    <svg class="swatch wide" viewBox="0 0 28 16" aria-hidden="true">
      <rect width="28" height="16" fill={theme.land} />
      <Fills fills={[{ sign, d: "M0 0H28V16H0Z" }]} paint={paint} />
      <rect x="0.5" y="0.5" width="27" height="15" fill="none" stroke={theme.quiet} />
    </svg>
  );
}

/** Rows of holders at most; the table beside the map has all. */
const MOST_ROWS = 9;

/** What the signs in view mean; nothing that is not in view. Two maps that are compared share one legend. */
export function Legend({ sides, shapes, seen }: { sides: readonly Shown[]; shapes: CellShapes; seen: ReturnType<typeof boundsOf> }) {
  const { say, view, theme, model, colour } = useReading();
  const paint = { theme, prefix: "legend", colour };
  const apart = view.versus !== undefined && view.beside === "difference";
  const inView = useMemo(() => {
    // what both sides show stands once
    const all = new Map(sides.toReversed().flatMap(({ holdings }) => holdings.map((holding) => [holding.key, holding])));
    return holdingsIn([...all.values()], shapes, model.km2, seen);
  }, [sides, shapes, model, seen]);
  const looks = sides.flatMap(({ picture }) => picture.looks);
  const rows = view.all === true || apart ? [] : inView.slice(0, MOST_ROWS);
  const more = view.all === true || apart ? 0 : inView.length - rows.length;
  const borders = (["agreed", "de-facto", "undrawn", "open", "claim"] as const).filter((border) =>
    looks.some((look) => (border === "claim" ? look.claim !== undefined : look.main === border)),
  );
  const vague = looks.some((look) => look.main !== "none" && look.precision !== undefined);
  return (
    <details class="legend" open={matchMedia("(min-width: 1001px)").matches}>
      <summary>{say("legend")}</summary>
      <ul class="plain">
        {rows.map((holding) => (
          <li key={holding.key}>
            <SignSwatch sign={holding.sign} />
            <span>
              {holding.polities.length === 0
                ? say(`legend.${holding.sign.kind}`)
                : holding.polities.map((polity, i) => (
                    <>
                      {i > 0 && " / "}
                      <Polity id={polity} />
                    </>
                  ))}
              {holding.sign.kind === "stripes" && <small> {say("legend.stripes")}</small>}
              {holding.sign.kind === "divergent" && <small> {say("legend.divergent")}</small>}
              {holding.sign.inner && <small> {say("legend.inner")}</small>}
              {holding.sign.faint && <small> {say("legend.faint")}</small>}
            </span>
          </li>
        ))}
        {more > 0 && <li class="quiet">{say("legend.more", { n: more })}</li>}
        {view.layer === "divergence" && view.all !== true && !apart && <li class="quiet">{say("legend.agree")}</li>}
        {view.all === true &&
          CHANGES.map((n) => (
            <li key={n}>
              <svg class="swatch wide" viewBox="0 0 28 16" aria-hidden="true">
                <rect width="28" height="16" fill={ownColour(`#changed/${n}`, theme)} fill-opacity="0.7" />
              </svg>
              <span>
                {say(n === 0 ? "legend.changed.never" : n === CHANGES.length - 1 ? "legend.changed.more" : "legend.changed", { n })}
              </span>
            </li>
          ))}
        {apart && (
          <>
            <li>
              <svg class="swatch wide" viewBox="0 0 28 16" aria-hidden="true">
                <path d="M-2 12 14-4h8L0 18zM10 20 34-4v8L18 20z" fill={theme.ink} fill-opacity="0.55" />
              </svg>
              <span>{say("legend.differs")}</span>
            </li>
            <li>
              <svg class="swatch wide" viewBox="0 0 28 16" aria-hidden="true">
                <rect width="28" height="16" fill={theme.ink} fill-opacity="0.06" />
              </svg>
              <span>{say("legend.same")}</span>
            </li>
            <li>
              <svg class="swatch wide" viewBox="0 0 28 16" aria-hidden="true">
                <rect width="28" height="16" fill={theme.quiet} fill-opacity="0.6" />
              </svg>
              <span>{say("unknown")}</span>
            </li>
          </>
        )}
        {borders.map((border) => (
          <li key={border}>
            <svg class="swatch wide" viewBox="0 0 28 16" aria-hidden="true">
              <Strokes strokes={[{ kind: border, d: "M0 8H28", colour: theme.ink }]} paint={paint} />
            </svg>
            <span>{say(view.all === true ? "legend.ever" : `legend.${border}`)}</span>
          </li>
        ))}
        {vague && view.all !== true && <li class="quiet">{say("legend.halo")}</li>}
      </ul>
    </details>
  );
}
