import { useEffect, useRef, useState } from "preact/hooks";
import { useBench } from "./bench.ts";
import { featureOf, pointsIn } from "./drawn-outline.ts";
import type { Sketch } from "./sketch.ts";

/** What is drawn on the map, as GeoJSON, with how exact it is; a territory can be made of it. */
export function Draw({ sketch, version, use }: { sketch: Sketch | undefined; version: number; use(outline: GeoJSON.Feature): void }) {
  const { say } = useBench();
  const [trace, setTrace] = useState(false);
  const [own, setOwn] = useState("");
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (sketch) sketch.mode = trace ? "trace" : "points";
    return () => {
      if (sketch) sketch.mode = "off";
    };
  }, [sketch, trace]);
  useEffect(() => setCopied(false), [version, own]);
  if (sketch === undefined) return <p>{say("draw.waiting")}</p>;
  const { points } = sketch;
  const precision = Number(own) > 0 ? Number(own) : sketch.precision;
  const feature = featureOf(points, precision);
  const text =
    feature === undefined ? "" : JSON.stringify(feature, undefined, 1).replace(/\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, "[$1, $2]");
  const copy = (): void => {
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => getSelection()?.selectAllChildren(box.current as Node),
    );
  };
  return (
    <section>
      <p>{say(trace ? "draw.trace.help" : "draw.points.help")}</p>
      <div class="buttons">
        <button type="button" aria-pressed={!trace} onClick={() => setTrace(false)}>
          {say("draw.points")}
        </button>
        <button type="button" aria-pressed={trace} onClick={() => setTrace(true)}>
          {say("draw.trace")}
        </button>
        <button type="button" disabled={points.length === 0} onClick={() => sketch.set(points.slice(0, -1))}>
          {say("draw.undo")}
        </button>
        <button type="button" disabled={points.length === 0} onClick={() => sketch.set([])}>
          {say("draw.clear")}
        </button>
      </div>
      <TypedPoints
        add={(some) => {
          for (const point of some) sketch.add(point);
        }}
      />
      <label>
        precision_km
        <input
          inputMode="decimal"
          value={own}
          placeholder={points.length === 0 ? "" : String(sketch.precision)}
          onInput={(event) => setOwn(event.currentTarget.value)}
        />
        <small>{say("draw.precision.help")}</small>
      </label>
      {feature === undefined ? (
        <p>{say("draw.more", { count: points.length })}</p>
      ) : (
        <>
          <pre class="lines geojson" ref={box}>
            {text}
          </pre>
          <div class="buttons">
            <button type="button" onClick={copy}>
              {say(copied ? "draw.copied" : "draw.copy")}
            </button>
            <a class="button" download="outline.geojson" href={`data:application/geo+json,${encodeURIComponent(text)}`}>
              {say("draw.save")}
            </a>
            <button type="button" class="chief" onClick={() => use(feature)}>
              {say("draw.use")}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

/** Points by their numbers, as they stand in a source. */
function TypedPoints({ add }: { add(points: ReturnType<typeof pointsIn>): void }) {
  const { say } = useBench();
  const [typed, setTyped] = useState("");
  const added = pointsIn(typed);
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        add(added);
        setTyped("");
      }}
    >
      <label>
        {say("draw.typed")}
        <input value={typed} placeholder="54.69, 25.28" onInput={(event) => setTyped(event.currentTarget.value)} />
      </label>
      <button type="submit" disabled={added.length === 0}>
        {say("draw.add")}
      </button>
    </form>
  );
}
