import { forget } from "./gl.ts";
import type { Stage } from "./stage.ts";

/** What a layer draws with: one frame of the camera. */
export interface Frame {
  readonly gl: WebGL2RenderingContext;
  readonly zoom: number;
  readonly lat: number;
  /** pixels of the page round the world */
  readonly world: number;
  /** pixels of the screen to one of the page */
  readonly ratio: number;
  /** The copies of the world in which land between `west` and `east` (world widths from 180° W) is in view, counted from the one around Greenwich. */
  copies(span: readonly [west: number, east: number]): readonly number[];
  /** From world widths relative to `origin`, on a copy of the world, to clip space. */
  matrix(origin: readonly [number, number], copy: number): Float32Array;
}

/** What is drawn, over the layers before it. */
export interface Layer {
  /** Makes what it keeps on a graphics card: at first, and again where that was lost. */
  attach(gl: WebGL2RenderingContext, repaint: () => void): void;
  draw(frame: Frame): void;
}

/** Longest side of a canvas, pixels of the screen: what every card can hold. */
const LONGEST = 4096;

/** A canvas on which layers draw what the camera sees: a frame when something changes, as fine as the screen is. */
export class GlCanvas {
  readonly #stage: Stage;
  readonly #layers: readonly Layer[];
  readonly #canvas = document.createElement("canvas");
  readonly #gl: WebGL2RenderingContext;
  #asked: number | undefined;

  /** Throws where there is no WebGL 2. */
  constructor(stage: Stage, layers: readonly Layer[], antialias: boolean) {
    this.#stage = stage;
    this.#layers = layers;
    this.#canvas.className = "sheet";
    const gl = this.#canvas.getContext("webgl2", { alpha: false, depth: false, stencil: false, antialias });
    if (gl === null) throw new Error("this browser has no WebGL 2");
    this.#gl = gl;
    stage.element.prepend(this.#canvas);
    this.#attach();
    this.#fit();
    const ending = new AbortController();
    const { signal } = ending;
    this.#canvas.addEventListener("webglcontextlost", (event) => event.preventDefault(), { signal });
    this.#canvas.addEventListener(
      "webglcontextrestored",
      () => {
        forget(gl);
        this.#attach();
        this.draw();
      },
      { signal },
    );
    // on the way to another place it is drawn in the frame in which that goes on
    stage.on("move", () => (stage.flying ? this.draw() : this.repaint()));
    stage.on("resize", () => this.#refit());
    this.#watchScreen(signal);
    stage.on("remove", () => {
      ending.abort();
      if (this.#asked !== undefined) cancelAnimationFrame(this.#asked);
      gl.getExtension("WEBGL_lose_context")?.loseContext();
    });
  }

  #attach(): void {
    for (const layer of this.#layers) layer.attach(this.#gl, () => this.repaint());
  }

  #fit(): void {
    const { width, height } = this.#stage;
    const ratio = Math.min(devicePixelRatio, LONGEST / Math.max(width, height));
    [this.#canvas.width, this.#canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    Object.assign(this.#canvas.style, { width: `${width}px`, height: `${height}px` });
  }
  /** At once: a canvas of another size is empty. */
  #refit(): void {
    this.#fit();
    this.draw();
  }
  /** The window may be taken to a screen of another density. */
  #watchScreen(signal: AbortSignal): void {
    const watch = (): void => {
      this.#refit();
      this.#watchScreen(signal);
    };
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", watch, { once: true, signal });
  }

  /** Draws in the next frame, once for all that changes before it. */
  repaint(): void {
    this.#asked ??= requestAnimationFrame(() => this.draw());
  }

  draw(): void {
    if (this.#asked !== undefined) cancelAnimationFrame(this.#asked);
    this.#asked = undefined;
    const gl = this.#gl;
    if (gl.isContextLost()) return;
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    const frame = frameOf(this.#stage, gl);
    for (const layer of this.#layers) layer.draw(frame);
  }
}

function frameOf(stage: Stage, gl: WebGL2RenderingContext): Frame {
  const { world, corner, width, height } = stage;
  const { lat, zoom } = stage.camera;
  const [wide, high] = [(2 * world) / width, (2 * world) / height];
  return {
    gl,
    zoom,
    lat,
    world,
    ratio: gl.drawingBufferWidth / width,
    copies: ([west, east]) => {
      const first = Math.ceil(corner.x - east);
      const last = Math.floor(corner.x + width / world - west);
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
    },
    // shifted in doubles, so that single floats stay precise when zoomed in
    matrix: ([x, y], copy) =>
      Float32Array.of(wide, 0, 0, 0, 0, -high, 0, 0, 0, 0, 1, 0, (x + copy - corner.x) * wide - 1, 1 - (y - corner.y) * high, 0, 1),
  };
}
