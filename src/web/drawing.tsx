import { render } from "preact";
import { DrawnMap, type DrawnMapProps } from "./map/drawn-map.tsx";

/** A drawing as the text of an SVG file, with its size in pixels. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export function drawingOf(props: DrawnMapProps): Drawing {
  const holder = document.createElement("div");
  render(<DrawnMap {...props} />, holder);
  const drawing = holder.querySelector("svg") as SVGSVGElement;
  const { width, height } = drawing.viewBox.baseVal;
  drawing.setAttribute("width", String(width));
  drawing.setAttribute("height", String(height));
  const svg = new XMLSerializer().serializeToString(drawing);
  render(null, holder);
  return { svg, width, height };
}

/** The pixels of a drawing, `sharp` for each of its own either way. */
export async function pixelsOf({ svg, width, height }: Drawing, sharp: number): Promise<HTMLCanvasElement> {
  const image = new Image(width * sharp, height * sharp);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * sharp, height * sharp];
  canvas.getContext("2d", { willReadFrequently: true })?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export function save(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
