import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from "maplibre-gl";
import { type CellShapes, mercator } from "./geometry.ts";
import { compileProgram, copiesOf, matrixFor, rgb, uploadTexture } from "./gl.ts";
import type { Theme } from "./theme.ts";

/** How one border is drawn; colours are hex. */
export interface BorderLook {
  readonly main: "none" | "open" | "de-facto" | "agreed";
  readonly claim?: string | undefined;
  /** line along the inside of the land on the left or right */
  readonly left?: string | undefined;
  readonly right?: string | undefined;
  readonly selected: boolean;
  /** 0 to 1; absent: full */
  readonly strength?: number | undefined;
  /** how far off it may lie, km; drawn as a halo when zoomed in enough to matter */
  readonly precision?: number | undefined;
  /** the land beside it is uncertain in date: its edge is soft */
  readonly soft?: boolean | undefined;
}

const WIDTH = 256;
const MAIN = { none: 0, open: 1, "de-facto": 2, agreed: 3 } as const;

/** Passes, from below to above: halos, inner lines, the border itself, claims, the selection. */
const PASSES = [5, 0, 1, 2, 3, 4] as const;
/** of a halo, pixels */
const WIDEST = 110;

const VERTEX = `#version 300 es
uniform mat4 u_matrix; uniform vec2 u_half; uniform float u_world; uniform float u_ratio; uniform int u_pass; uniform sampler2D u_state;
in vec4 a_segment; in vec2 a_length; in float a_arc;
out vec2 v_local; flat out float v_span; flat out float v_width; out float v_along; flat out int v_dash; flat out vec3 v_colour;
flat out float v_strength; uniform float u_km;
uniform vec3 u_ink; uniform vec3 u_quiet; uniform vec3 u_select; uniform vec3 u_paper;
void main() {
  int arc = int(a_arc); ivec2 t = ivec2(arc % ${WIDTH}, (arc / ${WIDTH}) * 4);
  vec4 state = texelFetch(u_state, t, 0);
  int main = int(state.r * 255.0 + 0.5); int flags = int(state.g * 255.0 + 0.5);
  float width = 0.0; float offset = 0.0; vec3 colour = u_ink; int dash = 0; v_strength = 1.0;
  if (u_pass == 5 && main > 1) {
    float reach = state.a * 255.0 / 4.0 * u_km * 2.0; dash = 3; colour = u_paper;
    width = reach > 16.0 ? min(reach, ${WIDEST.toFixed(1)}) : 0.0;
    if ((flags & 16) != 0) width = max(width, 11.0);
  }
  if (u_pass == 2) v_strength = 1.0 - state.b;
  if (u_pass == 0 && (flags & 1) != 0) { width = 3.0; offset = -2.2; colour = texelFetch(u_state, t + ivec2(0, 2), 0).rgb; }
  if (u_pass == 1 && (flags & 2) != 0) { width = 3.0; offset = 2.2; colour = texelFetch(u_state, t + ivec2(0, 3), 0).rgb; }
  if (u_pass == 2 && main == 1) { width = 0.7; colour = u_quiet; }
  if (u_pass == 2 && main == 2) { width = 1.2; dash = 1; }
  if (u_pass == 2 && main == 3) { width = 1.6; }
  if (u_pass == 3 && (flags & 4) != 0) { width = 1.8; dash = 2; colour = texelFetch(u_state, t + ivec2(0, 1), 0).rgb; }
  if (u_pass == 4 && (flags & 8) != 0) { width = 3.0; colour = u_select; }
  if (width == 0.0) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  vec4 c0 = u_matrix * vec4(a_segment.xy, 0.0, 1.0); vec4 c1 = u_matrix * vec4(a_segment.zw, 0.0, 1.0);
  vec2 s0 = c0.xy / c0.w * u_half; vec2 s1 = c1.xy / c1.w * u_half;
  vec2 along = s1 - s0; float span = length(along); along = span > 0.0 ? along / span : vec2(1.0, 0.0);
  vec2 across = vec2(along.y, -along.x);
  float reach = width * 0.5 + 1.0;
  int corner = gl_VertexID; float end = (corner == 1 || corner == 2 || corner == 4) ? 1.0 : 0.0; float side = (corner == 0 || corner == 1 || corner == 3) ? -1.0 : 1.0;
  vec2 local = vec2(end * span + (end * 2.0 - 1.0) * reach, side * reach);
  vec2 at = s0 + along * local.x + across * (local.y + offset);
  gl_Position = vec4(at / u_half, 0.0, 1.0);
  v_local = local; v_span = span; v_width = width; v_dash = dash; v_colour = colour;
  v_along = mix(a_length.x, a_length.y, span > 0.0 ? clamp(local.x / span, 0.0, 1.0) : 0.0) * u_world;
}`;

const FRAGMENT = `#version 300 es
precision highp float;
in vec2 v_local; flat in float v_span; flat in float v_width; in float v_along; flat in int v_dash; flat in vec3 v_colour; flat in float v_strength; uniform float u_ratio; uniform float u_dark; out vec4 colour;
void main() {
  float beyond = max(max(-v_local.x, v_local.x - v_span), 0.0);
  float far = length(vec2(beyond, v_local.y));
  if (v_dash == 3) {
    // blended by the lightest (in the dark: the darkest), so that pieces of one line do not add up where they overlap
    float fade = mix(0.2, 1.0, smoothstep(0.1, 1.0, far / (v_width * 0.5))); if (fade >= 1.0) discard;
    colour = vec4(mix(v_colour, vec3(u_dark), fade), 1.0); return;
  }
  float soft = 0.5 / u_ratio;
  float alpha = 1.0 - smoothstep(v_width * 0.5 - soft, v_width * 0.5 + soft, far);
  if (v_dash == 1) alpha *= mod(v_along, 7.0) < 4.0 ? 1.0 : 0.0;
  if (v_dash == 2) alpha *= mod(v_along, 5.4) < 1.8 ? 1.0 : 0.0;
  if (alpha <= 0.0) discard;
  alpha *= v_strength;
  colour = vec4(v_colour * alpha, alpha);
}`;

/** Draws all borders in a few calls; how each one looks stands in a small texture, so that a change of day touches no geometry. */
export class BorderLayer implements CustomLayerInterface {
  readonly id = "borders";
  readonly type = "custom" as const;
  readonly renderingMode = "2d" as const;
  readonly #segments: Float32Array;
  readonly #origin: readonly [number, number];
  readonly #state: Uint8Array;
  readonly #rows: number;
  #theme: Theme;
  #used = 0;
  #dirty = true;
  #map: MapLibre | undefined = undefined;
  #program: WebGLProgram | undefined = undefined;
  #array: WebGLVertexArrayObject | undefined = undefined;
  #texture: WebGLTexture | undefined = undefined;

  constructor(shapes: CellShapes, theme: Theme) {
    this.#theme = theme;
    const first = shapes.arcs[0]?.[0] ?? [0, 0];
    this.#origin = mercator(first[0], first[1]);
    const out: number[] = [];
    shapes.arcs.forEach((arc, index) => {
      let gone = 0;
      let [x0, y0] = [0, 0];
      arc.forEach(([lon, lat], i) => {
        const [x, y] = mercator(lon, lat);
        if (i > 0) {
          const length = Math.hypot(x - x0, y - y0);
          out.push(x0 - this.#origin[0], y0 - this.#origin[1], x - this.#origin[0], y - this.#origin[1], gone, gone + length, index);
          gone += length;
        }
        [x0, y0] = [x, y];
      });
    });
    this.#segments = Float32Array.from(out);
    this.#rows = Math.max(1, Math.ceil(shapes.arcs.length / WIDTH)) * 4;
    this.#state = new Uint8Array(WIDTH * this.#rows * 4);
  }

  show(looks: readonly BorderLook[], theme: Theme): void {
    this.#theme = theme;
    const data = this.#state;
    this.#used = 0;
    looks.forEach((look, arc) => {
      const at = (row: number): number => ((Math.floor(arc / WIDTH) * 4 + row) * WIDTH + (arc % WIDTH)) * 4;
      const flags =
        (look.left === undefined ? 0 : 1) |
        (look.right === undefined ? 0 : 2) |
        (look.claim === undefined ? 0 : 4) |
        (look.selected ? 8 : 0) |
        (look.soft === true ? 16 : 0) |
        (look.precision !== undefined ? 32 : 0);
      data[at(0)] = MAIN[look.main];
      data[at(0) + 2] = Math.round((1 - (look.strength ?? 1)) * 255);
      data[at(0) + 3] = Math.min(255, Math.round((look.precision ?? 0) * 4));
      data[at(0) + 1] = flags;
      this.#used |= flags;
      [look.claim, look.left, look.right].forEach((hex, row) => {
        if (hex !== undefined) data.set(rgb(hex), at(row + 1));
      });
    });
    this.#dirty = true;
    this.#map?.triggerRepaint();
  }

  onAdd(map: MapLibre, context: WebGLRenderingContext | WebGL2RenderingContext): void {
    const gl = context as WebGL2RenderingContext;
    this.#map = map;
    const program = compileProgram(gl, VERTEX, FRAGMENT, ["a_segment", "a_length", "a_arc"]);
    this.#program = program;
    this.#array = gl.createVertexArray() as WebGLVertexArrayObject;
    gl.bindVertexArray(this.#array);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, this.#segments, gl.STATIC_DRAW);
    for (const [place, size, offset] of [
      [0, 4, 0],
      [1, 2, 16],
      [2, 1, 24],
    ] as const) {
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, size, gl.FLOAT, false, 28, offset);
      gl.vertexAttribDivisor(place, 1);
    }
    gl.bindVertexArray(null);
    this.#texture = gl.createTexture() as WebGLTexture;
    this.#dirty = true;
  }

  render(context: WebGLRenderingContext | WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const gl = context as WebGL2RenderingContext;
    const map = this.#map;
    const program = this.#program;
    if (map === undefined || program === undefined || this.#array === undefined || this.#texture === undefined) return;
    gl.activeTexture(gl.TEXTURE0);
    if (this.#dirty) uploadTexture(gl, this.#texture, WIDTH, this.#rows, this.#state);
    this.#dirty = false;
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.useProgram(program);
    const uniform = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
    const ratio = map.getPixelRatio();
    gl.uniform1i(uniform("u_state"), 0);
    gl.uniform1f(uniform("u_ratio"), ratio);
    gl.uniform2f(uniform("u_half"), gl.drawingBufferWidth / ratio / 2, gl.drawingBufferHeight / ratio / 2);
    const world = 512 * 2 ** map.getZoom();
    gl.uniform1f(uniform("u_world"), world);
    gl.uniform1f(uniform("u_km"), world / (40_075 * Math.cos((map.getCenter().lat * Math.PI) / 180)));
    gl.uniform1f(uniform("u_dark"), this.#theme.name === "dark" ? 1 : 0);
    for (const [name, hex] of [
      ["u_ink", this.#theme.ink],
      ["u_quiet", this.#theme.quiet],
      ["u_select", this.#theme.select],
      ["u_paper", this.#theme.land],
    ] as const) {
      const [r, g, b] = rgb(hex);
      gl.uniform3f(uniform(name), r / 255, g / 255, b / 255);
    }
    gl.bindVertexArray(this.#array);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.disable(gl.CULL_FACE);
    for (const copy of copiesOf(map)) {
      gl.uniformMatrix4fv(uniform("u_matrix"), false, matrixFor(input, this.#origin, copy));
      for (const pass of PASSES) {
        // passes for which no border has anything to draw cost nothing
        if (pass !== 2 && (this.#used & [1, 2, 0, 4, 8, 48][pass]!) === 0) continue;
        gl.blendEquation(pass !== 5 ? gl.FUNC_ADD : this.#theme.name === "dark" ? gl.MIN : gl.MAX);
        gl.uniform1i(uniform("u_pass"), pass);
        gl.drawArraysInstanced(gl.TRIANGLES, 0, 6, this.#segments.length / 7);
      }
    }
    gl.blendEquation(gl.FUNC_ADD);
    gl.bindVertexArray(null);
  }
}
