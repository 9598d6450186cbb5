import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { useReading } from "../context.ts";

/** The second map and what parts it from the first: a seam to swipe, or the middle of the screen. */
export function CompareStage({
  second,
  middle,
  silent,
}: {
  second: RefObject<HTMLDivElement>;
  middle: number;
  /** nothing is answered on a side of what is in view */
  silent(side: "here" | "there"): boolean;
}) {
  const { view, say, day, text, model } = useReading();
  const [split, setSplit] = useState(middle);
  const { versus } = view;
  if (versus === undefined || view.beside === "difference") return null;
  const side = view.beside === "side";
  const sentence = (one: { readonly day: number; readonly viewpoint: string }, where: "here" | "there") => (
    <>
      <strong>{day(one.day)}</strong> ·{" "}
      {say("as", { viewpoint: text(model.atlas.viewpoints.find(({ id }) => id === one.viewpoint)?.name).text })} ·{" "}
      {say(`layer.${view.layer}`)}
      {silent(where) && <small class="silence"> {say("silence.seen")}</small>}
    </>
  );
  return (
    <>
      <div class="map beside" ref={second} style={side ? {} : { clipPath: `inset(0 0 0 ${split}%)` }} />
      {!side && (
        <>
          <div class="seam" style={{ left: `${split}%` }} aria-hidden="true" />
          <input
            class="swipe"
            type="range"
            min={0}
            max={100}
            value={split}
            aria-label={say("compare")}
            onInput={(event) => setSplit(Number(event.currentTarget.value))}
          />
        </>
      )}
      <p class="sum here" style={side ? {} : { right: `${100 - split}%` }}>
        {sentence(view, "here")}
      </p>
      <p class="sum there" style={side ? {} : { left: `${split}%` }}>
        {sentence(versus, "there")}
      </p>
    </>
  );
}
