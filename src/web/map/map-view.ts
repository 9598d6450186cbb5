import * as maplibre from "maplibre-gl";
import { cellAt } from "../../cartography/cell-shapes.ts";
import type { Theme } from "../../cartography/theme.ts";
import type { Picture } from "../picture.ts";
import { cellMeshes, coastLooks, coastTheme, LAND_SIGNS, landMeshes } from "./base.ts";
import { BorderLayer } from "./border-layer.ts";
import { crosshair } from "./crosshair.ts";
import { FillLayer } from "./fill-layer.ts";
import { Labels } from "./labels.ts";
import { type LiveMap, type MapOptions, software } from "./live-map.ts";
import type { Meshes } from "./mesh.ts";
import type { OldMap } from "./old-map.ts";
import { waterLayer } from "./water-layer.ts";

/**
 * The interactive map: base land, signs, borders and names, all in layers of its own; MapLibre is its camera and its hands.
 * Everything is restyled, never loaded again.
 */
export class MapView implements LiveMap {
  readonly map: maplibre.Map;
  readonly #meshes: readonly Meshes[];
  readonly #land: FillLayer;
  readonly #coast: BorderLayer;
  readonly #cuts: readonly boolean[];
  readonly #fill: FillLayer;
  readonly #borders: BorderLayer;
  readonly #labels: Labels;
  #theme: Theme;
  #ready = false;
  #refining = false;
  #picture: Picture | undefined;
  #under: OldMap | undefined;

  constructor(options: MapOptions) {
    const { shapes, land, theme } = options;
    this.#theme = theme;
    const [cells, { meshes: base, cuts }] = [cellMeshes(shapes), landMeshes(land)];
    this.#meshes = [cells, base];
    this.#cuts = cuts;
    this.#land = new FillLayer("land", base, 1);
    this.#coast = new BorderLayer("coast", base, cuts.length, theme);
    this.#fill = new FillLayer("holdings", cells, shapes.rings.length);
    this.#borders = new BorderLayer("borders", cells, shapes.arcs.length, theme);
    this.map = new maplibre.Map({
      container: options.container,
      style: { version: 8, sources: {}, layers: [] },
      validateStyle: false,
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
      cooperativeGestures: options.gestures !== undefined,
      ...(options.gestures && {
        locale: {
          "CooperativeGesturesHandler.WindowsHelpText": options.gestures.windows,
          "CooperativeGesturesHandler.MacHelpText": options.gestures.mac,
          "CooperativeGesturesHandler.MobileHelpText": options.gestures.touch,
        },
      }),
      // smoothing by samples would then cost more than all the rest
      canvasContextAttributes: { antialias: !software() },
    });
    // The camera never tilts: the sky that MapLibre draws over the whole screen in every frame is never seen.
    const { painter } = this.map;
    painter.drawFunctions = { ...painter.drawFunctions, sky: () => {} };
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    const canvas = this.map.getCanvas();
    canvas.setAttribute("aria-label", options.label);
    this.#labels = new Labels(this.map, options.container);
    crosshair(this.map, options.container, options.onClick);
    this.map.once("style.load", () => {
      for (const layer of [waterLayer(() => this.#theme.water), this.#land, this.#coast, this.#fill, this.#borders])
        this.map.addLayer(layer);
      this.#ready = true;
      this.#base();
      this.#draw(0);
    });
    this.map.once("load", () => {
      options.onDrawn();
      this.#refine();
    });
    this.map.on("zoomend", () => this.#refine());
    this.map.on("click", (event) => options.onClick(event.lngLat.lng, event.lngLat.lat));
    this.map.on("moveend", () => {
      const centre = this.map.getCenter();
      options.onMove({ lat: centre.lat, lon: centre.lng, zoom: this.map.getZoom() });
    });
    this.map.on("mousemove", (event) => {
      const cell = cellAt(options.shapes, event.lngLat.lng, event.lngLat.lat);
      canvas.style.cursor = cell >= 0 ? "pointer" : "";
    });
  }

  #base(): void {
    const theme = this.#theme;
    this.#land.show(LAND_SIGNS, () => theme.land, 0, { ink: theme.ink, opacity: 1 });
    this.#coast.show(coastLooks(this.#cuts), coastTheme(theme));
  }

  /** Makes the meshes that the present zoom and the next ones want, while nothing else is to be done. */
  #refine(): void {
    const zoom = this.map.getZoom();
    const wanted = [zoom, zoom + 2].flatMap((at) =>
      this.#meshes.filter((meshes) => !meshes.has(at)).map((meshes) => () => meshes.at(at)),
    )[0];
    if (wanted === undefined || this.#refining) return;
    this.#refining = true;
    whenIdle(() => {
      this.#refining = false;
      wanted();
      this.map.triggerRepaint();
      this.#refine();
    });
  }

  show(picture: Picture, fade: number, asked?: number): void {
    this.#picture = picture;
    if (!this.#ready) return;
    this.#draw(fade);
    if (asked !== undefined) this.#fill.measure(asked, performance.now() - asked);
  }

  #draw(fade: number): void {
    if (this.#picture === undefined) return;
    const picture = this.#picture;
    this.#lay(picture.under);
    this.#fill.show(picture.signs, picture.colour, fade, this.#theme);
    this.#borders.show(picture.looks, this.#theme);
    this.#labels.show(picture.labels, picture.point);
  }

  /** Lays an old map between the land and its signs. */
  #lay(under: OldMap | undefined): void {
    const { map } = this;
    if (under?.canvas !== this.#under?.canvas) {
      if (this.#under !== undefined) {
        map.removeLayer(OLD_MAP);
        map.removeSource(OLD_MAP);
      }
      if (under !== undefined) {
        const [west, south, east, north] = under.bounds;
        const coordinates: maplibre.Coordinates = [
          [west, north],
          [east, north],
          [east, south],
          [west, south],
        ];
        map.addSource(OLD_MAP, { type: "canvas", canvas: under.canvas, animate: false, coordinates });
        map.addLayer({ id: OLD_MAP, type: "raster", source: OLD_MAP, paint: { "raster-fade-duration": 0 } }, this.#fill.id);
      }
    }
    if (under !== undefined && under.strength !== this.#under?.strength) map.setPaintProperty(OLD_MAP, "raster-opacity", under.strength);
    this.#under = under;
  }

  paint(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    if (!this.#ready) return;
    this.#base();
    this.#draw(0);
  }

  clear(left: number, bottom: number, right: number): void {
    this.map.setPadding({ left, bottom, top: 0, right });
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

/** name of the layer and of its source */
const OLD_MAP = "old-map";

/** Where a browser knows no idle time (Safari), soon. */
const whenIdle = (act: () => void): void => {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(act);
  else setTimeout(act, 200);
};
