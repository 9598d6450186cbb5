import workerUrl from "virtual:map-worker";
import * as maplibre from "maplibre-gl";
import type { SitePlace } from "../../export/site/contract.ts";
import type { Picture } from "../picture.ts";
import { BorderLayer } from "./border-layer.ts";
import { FillLayer } from "./fill-layer.ts";
import { type CellShapes, cellAt } from "./geometry.ts";
import { Labels } from "./labels.ts";
import type { Theme } from "./theme.ts";

maplibre.setWorkerUrl(workerUrl);

export interface MapOptions {
  readonly container: HTMLElement;
  readonly shapes: CellShapes;
  readonly land: GeoJSON.FeatureCollection;
  readonly places: readonly SitePlace[];
  readonly camera: { readonly lat: number; readonly lon: number; readonly zoom: number };
  readonly theme: Theme;
  readonly label: string;
  readonly still: boolean;
  onClick(lon: number, lat: number, cell: number): void;
  onMove(camera: { lat: number; lon: number; zoom: number }): void;
  onHover?(cell: number): void;
}

/** The interactive map: base land, signs, borders and names. Everything but the base is restyled, never loaded again. */
export class MapView {
  readonly map: maplibre.Map;
  readonly #options: MapOptions;
  readonly #fill: FillLayer;
  readonly #borders: BorderLayer;
  readonly #labels: Labels;
  #theme: Theme;
  #ready = false;
  #picture: Picture | undefined;

  constructor(options: MapOptions) {
    this.#options = options;
    this.#theme = options.theme;
    this.#fill = new FillLayer(options.shapes);
    this.#borders = new BorderLayer(options.shapes, options.theme);
    this.map = new maplibre.Map({
      container: options.container,
      style: this.#style(),
      center: [options.camera.lon, options.camera.lat],
      zoom: options.camera.zoom,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      maxZoom: 13,
      minZoom: 0.5,
      renderWorldCopies: true,
      fadeDuration: 0,
      canvasContextAttributes: { antialias: true, preserveDrawingBuffer: true },
      ...(options.still ? { trackResize: true } : {}),
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    const canvas = this.map.getCanvas();
    canvas.setAttribute("aria-label", options.label);
    this.#labels = new Labels(this.map, options.container);
    this.map.on("load", () => {
      this.map.addLayer(this.#fill, "towns");
      this.map.addLayer(this.#borders, "towns");
      this.#ready = true;
      this.#draw(0);
    });
    this.map.on("click", (event) =>
      options.onClick(event.lngLat.lng, event.lngLat.lat, cellAt(options.shapes, event.lngLat.lng, event.lngLat.lat)),
    );
    this.map.on("moveend", () => {
      const centre = this.map.getCenter();
      options.onMove({ lat: centre.lat, lon: centre.lng, zoom: this.map.getZoom() });
    });
    this.map.on("mousemove", (event) => {
      const cell = cellAt(options.shapes, event.lngLat.lng, event.lngLat.lat);
      canvas.style.cursor = cell >= 0 ? "pointer" : "";
    });
  }

  #style(): maplibre.StyleSpecification {
    const theme = this.#theme;
    return {
      version: 8,
      sources: {
        land: { type: "geojson", data: this.#options.land, tolerance: 0.3 },
        places: {
          type: "geojson",
          data: {
            type: "FeatureCollection",
            features: this.#options.places
              .filter((place) => place.kind === "town")
              .map((place) => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [...place.at] } })),
          },
        },
        point: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
      },
      layers: [
        { id: "water", type: "background", paint: { "background-color": theme.water } },
        { id: "land", type: "fill", source: "land", paint: { "fill-color": theme.land } },
        { id: "coast", type: "line", source: "land", paint: { "line-color": theme.coast, "line-width": 0.8 } },
        {
          id: "towns",
          type: "circle",
          source: "places",
          minzoom: 5.2,
          paint: { "circle-radius": 2.6, "circle-color": theme.land, "circle-stroke-color": theme.ink, "circle-stroke-width": 1.3 },
        },
        {
          id: "point",
          type: "circle",
          source: "point",
          paint: { "circle-radius": 6, "circle-color": theme.ink, "circle-stroke-color": theme.land, "circle-stroke-width": 2.5 },
        },
      ],
    };
  }

  /** Draws a picture; `fade` in ms; `asked`: when it was asked for, for the measure `dejure:restyle`. */
  show(picture: Picture, fade: number, asked?: number): void {
    const before = this.#picture;
    this.#picture = picture;
    if (!this.#ready) return;
    this.#draw(fade, before);
    if (asked !== undefined) this.#fill.measure(asked, performance.now() - asked);
  }

  #draw(fade: number, before?: Picture): void {
    if (this.#picture === undefined) return;
    const picture = this.#picture;
    this.#fill.show(picture.signs, picture.colour, fade, this.#theme);
    this.#borders.show(picture.looks, this.#theme);
    this.#labels.show(picture.labels);
    if (before === undefined || before.point?.join() !== picture.point?.join()) {
      const source = this.map.getSource("point") as maplibre.GeoJSONSource;
      source.setData({
        type: "FeatureCollection",
        features:
          picture.point === undefined
            ? []
            : [{ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [...picture.point] } }],
      });
    }
  }

  paint(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#ready = false;
    this.map.setStyle(this.#style(), { diff: false });
    this.map.once("style.load", () => {
      this.map.addLayer(this.#fill, "towns");
      this.map.addLayer(this.#borders, "towns");
      this.#ready = true;
      this.#draw(0);
    });
  }

  /** Keeps the middle of the map clear of what lies over its left edge or bottom, px. */
  clear(left: number, bottom: number): void {
    this.map.setPadding({ left, bottom, top: 0, right: 0 });
  }

  go(camera: { readonly lat: number; readonly lon: number; readonly zoom: number }, still: boolean): void {
    const target = { center: [camera.lon, camera.lat] as [number, number], zoom: camera.zoom };
    if (still) this.map.jumpTo(target);
    else this.map.easeTo({ ...target, duration: 700 });
  }

  remove(): void {
    this.map.remove();
  }
}
