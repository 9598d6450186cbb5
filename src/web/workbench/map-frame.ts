/** The site's own map in a frame of the page: what it shows is told by it, as to everybody who embeds it. */
import type { EmbedMessage } from "../embed.ts";
import type { Stage } from "../map/stage.ts";
import { type Permalink, writePermalink } from "../permalink.ts";

export interface FrameEvents {
  /** another day, viewpoint or place is shown */
  view(view: Permalink): void;
  /** the page in the frame is another one than before, whose map is still being made */
  gone(): void;
  /** the map stands, anew after each change of the site */
  map(map: Stage): void;
  click(lon: number, lat: number): void;
}

/** How often it is looked whether the map stands, ms, and how many times. */
const LOOKED = { every: 100, times: 300 };

/** Follows the map in a frame; returns how to stop. */
export function followMap(frame: HTMLIFrameElement, events: FrameEvents): () => void {
  let view: Permalink | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  const wait = (): void => {
    clearInterval(timer);
    let times = 0;
    timer = setInterval(() => {
      const map = (frame.contentWindow as unknown as { readonly dejureMap?: Stage } | null)?.dejureMap;
      if (map === undefined && ++times < LOOKED.times) return;
      clearInterval(timer);
      if (map === undefined) return;
      // here the frame is the page: the wheel is the map's alone
      map.cooperative = false;
      map.on("ask", events.click);
      events.map(map);
    }, LOOKED.every);
  };
  const listen = ({ source, origin, data }: MessageEvent): void => {
    if (source !== frame.contentWindow || origin !== location.origin) return;
    const message = data as EmbedMessage;
    if (message.dejure === "ready") {
      events.gone();
      // It was loaded anew since the atlas has changed: what was looked at is shown again.
      if (view !== undefined) frame.contentWindow?.postMessage({ dejure: "show", hash: writePermalink(view) }, location.origin);
      else events.view(message.view);
      wait();
    } else if (message.dejure === "view") {
      view = message.view;
      events.view(view);
    }
  };
  addEventListener("message", listen);
  return () => {
    clearInterval(timer);
    removeEventListener("message", listen);
  };
}
