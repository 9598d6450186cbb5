import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { useReading } from "../context.ts";

/** The second map and what parts it from the first: a seam to swipe, or the middle of the screen. */
export function CompareStage({ second, middle }: { second: RefObject<HTMLDivElement>; middle: number }) {
  const { view, say, day, text, model } = useReading();
  const [split, setSplit] = useState(middle);
  const { versus } = view;
  if (versus === undefined || view.beside === "difference") return null;
  const side = view.beside === "side";
  const sentence = (one: { readonly day: number; readonly viewpoint: string }) => (
    <>
      <strong>{day(one.day)}</strong> ·{" "}
      {say("as", { viewpoint: text(model.atlas.viewpoints.find(({ id }) => id === one.viewpoint)?.name).text })} ·{" "}
      {say(`layer.${view.layer}`)}
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
        {sentence(view)}
      </p>
      <p class="sum there" style={side ? {} : { left: `${split}%` }}>
        {sentence(versus)}
      </p>
    </>
  );
}
