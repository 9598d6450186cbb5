import type { ComponentChildren } from "preact";
import { useId, useMemo } from "preact/hooks";
import type { BorderLook } from "../../cartography/border-look.ts";
import type { boundsOf, CellShapes } from "../../cartography/cell-shapes.ts";
import { Fills, Strokes } from "../../cartography/painter.tsx";
import type { Sign } from "../../cartography/sign.ts";
import type { ShownHolding } from "../../export/site/model.ts";
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

/** A row of the legend: a small picture and what it means. */
function Row({ children, words }: { children: ComponentChildren; words: ComponentChildren }) {
  return (
    <li>
      <svg class="swatch wide" viewBox="0 0 28 16" aria-hidden="true">
        {children}
      </svg>
      <span>{words}</span>
    </li>
  );
}

/** The sign of a holder, or of holders who share or contest the land. */
function HolderRow({ sign, polities }: Pick<ShownHolding, "sign" | "polities">) {
  const { say } = useReading();
  return (
    <li>
      <SignSwatch sign={sign} />
      <span>
        {polities.length === 0
          ? say(`legend.${sign.kind}`)
          : polities.map((polity, i) => (
              <>
                {i > 0 && " / "}
                <Polity id={polity} />
              </>
            ))}
        {(sign.kind === "stripes" || sign.kind === "divergent") && <small> {say(`legend.${sign.kind}`)}</small>}
        {sign.inner && <small> {say("legend.inner")}</small>}
        {sign.unsure && <small> · {say("legend.unsure")}</small>}
      </span>
    </li>
  );
}

/** How often land changed hands, on the map of all time. */
function ChangeRows() {
  const { say, theme } = useReading();
  return (
    <>
      {CHANGES.map((n) => (
        <Row
          key={n}
          words={say(n === 0 ? "legend.changed.never" : n === CHANGES.length - 1 ? "legend.changed.more" : "legend.changed", { n })}
        >
          <rect width="28" height="16" fill={ownColour(`#changed/${n}`, theme)} fill-opacity="0.7" />
        </Row>
      ))}
    </>
  );
}

/** Where two viewpoints or days say the same, and where not. */
function DifferenceRows() {
  const { say, theme } = useReading();
  return (
    <>
      <Row words={say("legend.differs")}>
        <path d="M-2 12 14-4h8L0 18zM10 20 34-4v8L18 20z" fill={theme.ink} fill-opacity="0.55" />
      </Row>
      <Row words={say("legend.same")}>
        <rect width="28" height="16" fill={theme.ink} fill-opacity="0.06" />
      </Row>
      <Row words={say("unknown")}>
        <rect width="28" height="16" fill={theme.quiet} fill-opacity="0.6" />
      </Row>
    </>
  );
}

/** Right and rule: land on which they are not apart is in no row of the holders, so that its signs are told here. */
function AgreeRows({ sides }: { sides: readonly Shown[] }) {
  const { say } = useReading();
  const unsure = sides.flatMap(({ picture }) => picture.signs).find((sign) => sign.faint && sign.unsure);
  return (
    <>
      <li class="quiet">{say("legend.agree")}</li>
      {unsure !== undefined && (
        <li>
          <SignSwatch sign={unsure} />
          <span>{say("legend.unsure.lines")}</span>
        </li>
      )}
    </>
  );
}

function BorderRows({ looks }: { looks: readonly BorderLook[] }) {
  const { say, view, theme, colour } = useReading();
  const borders = (["agreed", "de-facto", "undrawn", "open", "claim"] as const).filter((border) =>
    looks.some((look) => (border === "claim" ? look.claim !== undefined : look.main === border)),
  );
  const vague = looks.some((look) => look.main !== "none" && (look.precision !== undefined || look.soft === true));
  return (
    <>
      {borders.map((border) => (
        <Row key={border} words={say(view.all === true ? "legend.ever" : `legend.${border}`)}>
          <Strokes strokes={[{ kind: border, d: "M0 8H28", colour: theme.ink }]} paint={{ theme, prefix: "legend", colour }} />
        </Row>
      ))}
      {vague && view.all !== true && <li class="quiet">{say("legend.halo")}</li>}
    </>
  );
}

/** What the signs in view mean; nothing that is not in view. Two maps that are compared share one legend. */
export function Legend({ sides, shapes, seen }: { sides: readonly Shown[]; shapes: CellShapes; seen: ReturnType<typeof boundsOf> }) {
  const { say, view, model } = useReading();
  const apart = view.versus !== undefined && view.beside === "difference";
  const inView = useMemo(() => {
    // what both sides show stands once
    const all = new Map(sides.toReversed().flatMap(({ holdings }) => holdings.map((holding) => [holding.key, holding])));
    return holdingsIn([...all.values()], shapes, model.km2, seen);
  }, [sides, shapes, model, seen]);
  const ofHolders = view.all !== true && !apart;
  const rows = ofHolders ? inView.slice(0, MOST_ROWS) : [];
  const more = ofHolders ? inView.length - rows.length : 0;
  return (
    <details class="legend" open={matchMedia("(min-width: 1001px)").matches}>
      <summary>{say("legend")}</summary>
      <ul class="plain">
        {rows.map(({ key, sign, polities }) => (
          <HolderRow key={key} sign={sign} polities={polities} />
        ))}
        {more > 0 && <li class="quiet">{say("legend.more", { n: more })}</li>}
        {ofHolders && view.layer === "divergence" && <AgreeRows sides={sides} />}
        {view.all === true && <ChangeRows />}
        {apart && <DifferenceRows />}
        <BorderRows looks={sides.flatMap(({ picture }) => picture.looks)} />
      </ul>
    </details>
  );
}
