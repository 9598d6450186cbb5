import type { Map as MapLibre } from "maplibre-gl";
import { render } from "preact";
import { useState } from "preact/hooks";
import { formatDay } from "../../core/time/format-day.ts";
import type { ShownHolding } from "../../export/site/model.ts";
import type { Camera } from "../address.ts";
import { useReading } from "../context.ts";
import { DrawnMap } from "../map/drawn-map.tsx";
import { type CellShapes, polygonsOf } from "../map/geometry.ts";
import type { Picture } from "../picture.ts";

const save = (name: string, blob: Blob): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

const cell = (text: string): string => (/[",\n]/.test(text) || /^[=+\-@]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The present view as picture, GeoJSON, table or link; each says date, viewpoint, sources and licence. */
export function TakeAway({
  holdings,
  sentence,
  shapes,
  land,
  camera,
  picture,
  map,
}: {
  holdings: readonly ShownHolding[];
  /** day, viewpoint and layer in words */
  sentence: string;
  shapes: CellShapes;
  land: GeoJSON.FeatureCollection;
  camera: Camera;
  picture(): Picture;
  map(): MapLibre | undefined;
}) {
  const { model, view, say, text, who, data, theme } = useReading();
  const [copied, setCopied] = useState(false);
  const stem = `${formatDay(view.day)}-${view.viewpoint}-${view.layer}`.replaceAll(/[^\w.-]/g, "_");
  const caption = [
    sentence,
    `${text(model.atlas.title).text}. ${say("attribution", { licence: model.atlas.licence })}`,
    `${[...new Set(model.atlas.attribution.flatMap((one) => one.split(/;\s*/)))].slice(0, 4).join("; ")} · ${location.href.split("#")[0]}`,
  ];
  const rows = holdings.map((holding) => ({
    layer: view.layer,
    date: formatDay(view.day),
    viewpoint: view.viewpoint,
    answer: holding.answer?.answer ?? holding.sign.kind,
    holders: holding.polities.join(" "),
    names: holding.polities.map((id) => who(id).text).join(" / "),
    certainty: holding.answer?.certainty ?? "",
    since: holding.answer?.since ?? "",
    because: (holding.answer?.because ?? []).join(" "),
    area_km2: Math.round(holding.km2),
    licence: model.atlas.licence,
  }));
  const csv = (): void => {
    const head = Object.keys(rows[0] ?? {});
    save(
      `${stem}.csv`,
      new Blob(
        [
          [
            head.join(","),
            ...rows.map((row) =>
              Object.values(row)
                .map((value) => cell(String(value)))
                .join(","),
            ),
          ].join("\r\n"),
          "\r\n",
        ],
        { type: "text/csv" },
      ),
    );
  };
  const geojson = (): void => {
    const features = holdings.map((holding, i) => ({
      type: "Feature",
      properties: { ...rows[i], start_date: formatDay(view.day) },
      geometry: { type: "MultiPolygon", coordinates: holding.cells.flatMap((one) => polygonsOf(shapes, one)) },
    }));
    save(`${stem}.geojson`, new Blob([JSON.stringify({ type: "FeatureCollection", features })], { type: "application/geo+json" }));
  };
  const svg = (): void => {
    const { signs, looks, labels, colour } = picture();
    const canvas = map()?.getCanvas();
    const holder = document.createElement("div");
    render(
      <DrawnMap
        {...{ shapes, land, signs, looks, labels, colour, camera, theme, caption }}
        width={canvas?.clientWidth ?? 1000}
        height={canvas?.clientHeight ?? 640}
        label={caption.join(". ")}
      />,
      holder,
    );
    const drawing = holder.querySelector("svg");
    if (drawing !== null) save(`${stem}.svg`, new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" }));
    render(null, holder);
  };
  const png = (): void => {
    const shown = map();
    if (shown === undefined) return;
    const source = shown.getCanvas();
    const ratio = source.width / source.clientWidth;
    const out = document.createElement("canvas");
    out.width = source.width;
    out.height = source.height + Math.round((14 + caption.length * 24) * ratio);
    const pen = out.getContext("2d") as CanvasRenderingContext2D;
    pen.fillStyle = theme.water;
    pen.fillRect(0, 0, out.width, source.height);
    // what was drawn is gone once it has been shown
    shown.redraw();
    pen.drawImage(source, 0, 0);
    const frame = source.getBoundingClientRect();
    for (const dot of document.querySelectorAll<HTMLElement>(".stage > .map:not(.beside) .dot")) {
      if (dot.style.visibility !== "visible") continue;
      const box = dot.getBoundingClientRect();
      const style = getComputedStyle(dot);
      const [x, y] = [(box.left + box.width / 2 - frame.left) * ratio, (box.top + box.height / 2 - frame.top) * ratio];
      const disc = (radius: number, colour: string): void => {
        pen.beginPath();
        pen.arc(x, y, radius * ratio, 0, 2 * Math.PI);
        pen.fillStyle = colour;
        pen.fill();
      };
      disc(box.width / 2, style.borderTopColor);
      disc(box.width / 2 - Number.parseFloat(style.borderTopWidth), style.backgroundColor);
    }
    for (const label of document.querySelectorAll<HTMLElement>(".stage > .map:not(.beside) .label")) {
      if (label.style.visibility !== "visible") continue;
      const box = label.getBoundingClientRect();
      const style = getComputedStyle(label);
      pen.font = `${style.fontStyle} ${Number.parseFloat(style.fontSize) * ratio}px ${style.fontFamily}`;
      pen.textBaseline = "middle";
      pen.lineWidth = 3 * ratio;
      pen.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue("--land");
      pen.fillStyle = style.color;
      for (const paint of ["strokeText", "fillText"] as const)
        pen[paint](label.textContent ?? "", (box.left - frame.left) * ratio, (box.top + box.height / 2 - frame.top) * ratio);
    }
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, source.height, out.width, out.height);
    pen.fillStyle = "#22252a";
    pen.textBaseline = "top";
    caption.forEach((line, i) => {
      pen.font = `${i === 0 ? "600 " : ""}${(i === 0 ? 16 : 12) * ratio}px serif`;
      pen.fillText(line, 12 * ratio, source.height + (10 + i * 24) * ratio);
    });
    out.toBlob((blob) => blob !== null && save(`${stem}.png`, blob), "image/png");
  };
  return (
    <section class="take">
      <h3>{say("take")}</h3>
      <button type="button" class="tool" onClick={png}>
        {say("take.png")}
      </button>
      <button type="button" class="tool" onClick={svg}>
        {say("take.svg")}
      </button>
      <button type="button" class="tool" onClick={geojson}>
        {say("take.geojson")}
      </button>
      <button type="button" class="tool" onClick={csv}>
        {say("take.csv")}
      </button>
      <button type="button" class="tool" onClick={() => void navigator.clipboard?.writeText(location.href).then(() => setCopied(true))}>
        {say(copied ? "take.copied" : "take.link")}
      </button>
      <a class="tool" href={new URL(`embed/${location.hash}`, data.root).href}>
        {say("take.embed")}
      </a>
    </section>
  );
}
