import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from "maplibre-gl";
import type { Sign } from "../../export/site/sign.ts";
import { type CellShapes, triangles } from "./geometry.ts";
import { compileProgram, copiesOf, matrixFor, rgb, uploadTexture } from "./gl.ts";

const WIDTH = 256;
const MEASURE = "dejure:restyle";
/** of measures */
const KEPT = 500;
const KINDS: Readonly<Record<Sign["kind"], number>> = { none: 0, tint: 1, stripes: 2, checker: 3, dots: 4, divergent: 5, empty: 6 };

const VERTEX = `#version 300 es
uniform mat4 u_matrix; uniform float u_world; uniform sampler2D u_now; uniform sampler2D u_before;
in vec3 a_vertex; out vec2 v_pixel;
flat out vec4 n0; flat out vec4 n1; flat out vec4 n2; flat out vec4 b0; flat out vec4 b1; flat out vec4 b2;
void main() {
  gl_Position = u_matrix * vec4(a_vertex.xy, 0.0, 1.0);
  v_pixel = a_vertex.xy * u_world;
  int cell = int(a_vertex.z); ivec2 t = ivec2(cell % ${WIDTH}, (cell / ${WIDTH}) * 3);
  n0 = texelFetch(u_now, t, 0); n1 = texelFetch(u_now, t + ivec2(0,1), 0); n2 = texelFetch(u_now, t + ivec2(0,2), 0);
  b0 = texelFetch(u_before, t, 0); b1 = texelFetch(u_before, t + ivec2(0,1), 0); b2 = texelFetch(u_before, t + ivec2(0,2), 0);
}`;

/** Row 0: first colour and kind + 16·faint; row 1: second colour and number of colours; row 2: third colour. */
const FRAGMENT = `#version 300 es
precision highp float;
uniform float u_mix; uniform float u_opacity; uniform vec3 u_ink; in vec2 v_pixel; out vec4 colour;
flat in vec4 n0; flat in vec4 n1; flat in vec4 n2; flat in vec4 b0; flat in vec4 b1; flat in vec4 b2;
vec4 paint(vec4 p0, vec4 p1, vec4 p2) {
  int code = int(p0.a * 255.0 + 0.5); int kind = code % 16; float count = floor(p1.a * 255.0 + 0.5);
  float strength = code >= 16 ? 0.5 : 1.0;
  if (kind == 0) return vec4(0.0);
  float a = u_opacity * strength;
  float along = (v_pixel.x + v_pixel.y) * 0.70710678;
  if (kind == 1) return vec4(p0.rgb * a, a);
  if (kind == 2) {
    float band = mod(along / 7.0, count); float edge = fwidth(along / 7.0) * 0.75;
    vec3 first = p0.rgb, second = p1.rgb, third = count > 2.5 ? p2.rgb : p0.rgb;
    vec3 c = mix(first, second, smoothstep(1.0 - edge, 1.0 + edge, band));
    c = mix(c, third, smoothstep(2.0 - edge, 2.0 + edge, band));
    if (count > 2.5) c = mix(c, first, smoothstep(3.0 - edge, 3.0, band));
    return vec4(c * a * 1.12, a * 1.12);
  }
  if (kind == 3) {
    vec2 q = floor(v_pixel / 4.0); vec3 c = mod(q.x + q.y, 2.0) < 1.0 ? p0.rgb : p1.rgb; return vec4(c * a, a);
  }
  if (kind == 4) {
    vec2 q = v_pixel / 8.0; float row = floor(q.y); vec2 f = fract(vec2(q.x + mod(row, 2.0) * 0.5, q.y)) - 0.5;
    float d = 1.0 - smoothstep(0.14, 0.2, length(f)); return vec4(u_ink * d, d) * 0.55 * strength;
  }
  if (kind == 5) {
    float band = abs(fract(along / 9.0) - 0.5); float edge = fwidth(along / 9.0);
    float stripe = 1.0 - smoothstep(0.16 - edge, 0.16 + edge, band);
    vec3 c = mix(p0.rgb, p1.rgb, stripe); float o = mix(a * 0.75, a * 1.35, stripe); return vec4(c * o, o);
  }
  return vec4(u_ink, 1.0) * 0.06 * strength;
}
void main() { colour = mix(paint(b0, b1, b2), paint(n0, n1, n2), u_mix); }`;

/** Draws the signs of all cells in one call; a change of day or viewpoint only rewrites a small texture. */
export class FillLayer implements CustomLayerInterface {
  readonly id = "holdings";
  readonly type = "custom" as const;
  readonly renderingMode = "2d" as const;
  readonly #vertices: Float32Array;
  readonly #origin: readonly [number, number];
  readonly #rows: number;
  #now: Uint8Array;
  #before: Uint8Array;
  #changed = 0;
  #fade = 150;
  #dirty = true;
  #map: MapLibre | undefined;
  #program: WebGLProgram | undefined;
  #array: WebGLVertexArrayObject | undefined;
  #textures: WebGLTexture[] = [];
  #ink: [number, number, number] = [34, 37, 42];
  #opacity = 0.55;
  #cost: { readonly start: number; readonly script: number } | undefined;

  constructor(shapes: CellShapes) {
    const { vertices, origin } = triangles(shapes);
    this.#vertices = vertices;
    this.#origin = origin;
    this.#rows = Math.max(1, Math.ceil(shapes.polygons.length / WIDTH)) * 3;
    this.#now = new Uint8Array(WIDTH * this.#rows * 4);
    this.#before = new Uint8Array(WIDTH * this.#rows * 4);
  }

  /** Shows these signs; `fade` in ms is 0 for readers who want no motion. */
  show(
    signs: readonly Sign[],
    colourOf: (polity: string) => string,
    fade: number,
    theme: { readonly ink: string; readonly opacity: number },
  ): void {
    this.#before = this.#now.slice();
    const data = new Uint8Array(this.#now.length);
    const known = new Map<string, [number, number, number]>();
    const hue = (polity: string): [number, number, number] => {
      let colour = known.get(polity);
      if (colour === undefined) known.set(polity, (colour = rgb(colourOf(polity))));
      return colour;
    };
    signs.forEach((sign, cell) => {
      const at = (row: number): number => ((Math.floor(cell / WIDTH) * 3 + row) * WIDTH + (cell % WIDTH)) * 4;
      const colours = sign.polities.slice(0, 3).map(hue);
      for (const [row, colour] of colours.entries()) data.set(colour, at(row));
      data[at(0) + 3] = KINDS[sign.kind] + (sign.faint ? 16 : 0);
      data[at(1) + 3] = Math.max(1, colours.length);
    });
    this.#now = data;
    this.#fade = fade;
    this.#changed = performance.now();
    this.#ink = rgb(theme.ink);
    this.#opacity = theme.opacity;
    this.#dirty = true;
    this.#map?.triggerRepaint();
  }

  onAdd(map: MapLibre, context: WebGLRenderingContext | WebGL2RenderingContext): void {
    const gl = context as WebGL2RenderingContext;
    this.#map = map;
    const program = compileProgram(gl, VERTEX, FRAGMENT, ["a_vertex"]);
    this.#program = program;
    this.#array = gl.createVertexArray() as WebGLVertexArrayObject;
    gl.bindVertexArray(this.#array);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, this.#vertices, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 3, gl.FLOAT, false, 0, 0);
    gl.bindVertexArray(null);
    this.#textures = [gl.createTexture() as WebGLTexture, gl.createTexture() as WebGLTexture];
    this.#dirty = true;
  }

  /** Tells the time that the present change has taken, writing of textures included, as `dejure:restyle` of the performance timeline. */
  measure(start: number, script: number): void {
    this.#cost = { start, script };
  }

  #tell(upload: number): void {
    if (this.#cost === undefined) return;
    const { start, script } = this.#cost;
    this.#cost = undefined;
    if (performance.getEntriesByName(MEASURE).length >= KEPT) performance.clearMeasures(MEASURE);
    performance.measure(MEASURE, { start, duration: script + upload });
  }

  #upload(gl: WebGL2RenderingContext): void {
    for (const [i, data] of [this.#now, this.#before].entries()) {
      gl.activeTexture(gl.TEXTURE0 + i);
      uploadTexture(gl, this.#textures[i] as WebGLTexture, WIDTH, this.#rows, data);
    }
    this.#dirty = false;
  }

  render(context: WebGLRenderingContext | WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const gl = context as WebGL2RenderingContext;
    const map = this.#map;
    if (map === undefined || this.#program === undefined || this.#array === undefined) return;
    if (this.#dirty) {
      const start = performance.now();
      this.#upload(gl);
      this.#tell(performance.now() - start);
    }
    const progress = this.#fade <= 0 ? 1 : Math.min(1, (performance.now() - this.#changed) / this.#fade);
    gl.useProgram(this.#program);
    const uniform = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(this.#program as WebGLProgram, name);
    for (const i of [0, 1]) {
      gl.activeTexture(gl.TEXTURE0 + i);
      gl.bindTexture(gl.TEXTURE_2D, this.#textures[i] as WebGLTexture);
    }
    gl.uniform1i(uniform("u_now"), 0);
    gl.uniform1i(uniform("u_before"), 1);
    gl.uniform1f(uniform("u_world"), 512 * 2 ** map.getZoom());
    gl.uniform1f(uniform("u_mix"), progress);
    gl.uniform1f(uniform("u_opacity"), this.#opacity);
    gl.uniform3f(uniform("u_ink"), this.#ink[0] / 255, this.#ink[1] / 255, this.#ink[2] / 255);
    gl.bindVertexArray(this.#array);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.disable(gl.CULL_FACE);
    for (const copy of copiesOf(map)) {
      gl.uniformMatrix4fv(uniform("u_matrix"), false, matrixFor(input, this.#origin, copy));
      gl.drawArrays(gl.TRIANGLES, 0, this.#vertices.length / 3);
    }
    gl.bindVertexArray(null);
    if (progress < 1) map.triggerRepaint();
  }
}
