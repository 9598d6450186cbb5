import { useEffect, useRef, useState } from "preact/hooks";
import type { CellShapes } from "../../cartography/cell-shapes.ts";
import type { Camera } from "../address.ts";
import { useReading } from "../context.ts";
import { DrawnMap } from "../map/drawn-map.tsx";
import type { Picture } from "../picture.ts";

/** The map as a drawing, for browsers that cannot draw the interactive one: click, zoom and the table work all the same. */
export function FallbackMap({
  picture,
  shapes,
  land,
  camera,
  onCamera,
  onClick,
}: {
  picture: Picture;
  shapes: CellShapes;
  land: GeoJSON.FeatureCollection;
  camera: Camera;
  onCamera(camera: Camera): void;
  onClick(lon: number, lat: number): void;
}) {
  const { say, theme } = useReading();
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 900, height: 600 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth || 900, height: element.clientHeight || 600 }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div class="map fallback-map" ref={box}>
      <DrawnMap
        shapes={shapes}
        land={land}
        signs={picture.signs}
        looks={picture.looks}
        labels={picture.labels}
        colour={picture.colour}
        camera={camera}
        {...size}
        theme={theme}
        caption={[]}
        label={say("map")}
        onClick={onClick}
      />
      <p class="zoom">
        <button
          type="button"
          class="tool icon"
          aria-label={say("zoom.in")}
          onClick={() => onCamera({ ...camera, zoom: Math.min(12, camera.zoom + 1) })}
        >
          +
        </button>
        <button
          type="button"
          class="tool icon"
          aria-label={say("zoom.out")}
          onClick={() => onCamera({ ...camera, zoom: Math.max(0, camera.zoom - 1) })}
        >
          −
        </button>
        <span class="quiet">{say("nowebgl")}</span>
      </p>
    </div>
  );
}
