import type { BorderLook } from "../../cartography/border-look.ts";
import { HALO, LINES } from "../../cartography/painter.tsx";
import type { Theme } from "../../cartography/theme.ts";
import { type Program, programOf, rgb, uploadTexture } from "./gl.ts";
import type { Frame, Layer } from "./gl-canvas.ts";
import { FLOATS, type Mesh, type Meshes } from "./mesh.ts";

const WIDTH = 256;
const MAIN = { none: 0, open: 1, "de-facto": 2, agreed: 3, undrawn: 4 } as const;

/** Passes, from below to above: halos, inner lines, the border itself, claims, the selection. */
const PASSES = [5, 0, 1, 2, 3, 4] as const;
/** Pixels as the shading language writes them. */
const px = (value: number): string => value.toFixed(2);
const { dash } = LINES["de-facto"];
const { dash: dots } = LINES.claim;
const { dash: specks } = LINES.undrawn;

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
    width = reach > ${px(HALO.narrowest)} ? min(reach, ${px(HALO.widest)}) : 0.0;
    if ((flags & 16) != 0) width = max(width, ${px(HALO.soft)});
  }
  if (u_pass == 2) v_strength = 1.0 - state.b;
  if (u_pass == 0 && (flags & 1) != 0) { width = 3.0; offset = -2.2; colour = texelFetch(u_state, t + ivec2(0, 2), 0).rgb; }
  if (u_pass == 1 && (flags & 2) != 0) { width = 3.0; offset = 2.2; colour = texelFetch(u_state, t + ivec2(0, 3), 0).rgb; }
  if (u_pass == 2 && main == 1) { width = ${px(LINES.open.width)}; colour = u_quiet; }
  if (u_pass == 2 && main == 2) { width = ${px(LINES["de-facto"].width)}; dash = 1; }
  if (u_pass == 2 && main == 3) { width = ${px(LINES.agreed.width)}; }
  if (u_pass == 2 && main == 4) { width = ${px(LINES.undrawn.width)}; dash = 4; colour = u_quiet; }
  if (u_pass == 3 && (flags & 4) != 0) { width = ${px(LINES.claim.width)}; dash = 2; colour = texelFetch(u_state, t + ivec2(0, 1), 0).rgb; }
  if (u_pass == 4 && (flags & 8) != 0) { width = ${px(LINES.selected.width)}; colour = u_select; }
  if (width == 0.0) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  vec4 c0 = u_matrix * vec4(a_segment.xy, 0.0, 1.0); vec4 c1 = u_matrix * vec4(a_segment.zw, 0.0, 1.0);
  vec2 s0 = c0.xy / c0.w * u_half; vec2 s1 = c1.xy / c1.w * u_half;
  vec2 along = s1 - s0; float span = length(along); along = span > 0.0 ? along / span : vec2(1.0, 0.0);
  vec2 across = vec2(along.y, -along.x);
  float reach = width * 0.5 + 1.0;
  int corner = gl_VertexID % 4; float end = corner > 1 ? 1.0 : 0.0; float side = corner % 2 == 0 ? -1.0 : 1.0;
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
  if (v_dash == 1) alpha *= mod(v_along, ${px(dash[0] + dash[1])}) < ${px(dash[0])} ? 1.0 : 0.0;
  if (v_dash == 2) alpha *= mod(v_along, ${px(dots[0] + dots[1])}) < ${px(dots[0])} ? 1.0 : 0.0;
  if (v_dash == 4) alpha *= mod(v_along, ${px(specks[0] + specks[1])}) < ${px(specks[0])} ? 1.0 : 0.0;
  if (alpha <= 0.0) discard;
  alpha *= v_strength;
  colour = vec4(v_colour * alpha, alpha);
}`;

/** Which passes a border takes part in, as bits. */
const passesOf = (look: BorderLook): number =>
  (look.left === undefined ? 0 : 1) |
  (look.right === undefined ? 0 : 2) |
  (look.main === "none" ? 0 : 4) |
  (look.claim === undefined ? 0 : 8) |
  (look.selected ? 16 : 0) |
  (MAIN[look.main] > 1 && (look.soft === true || look.precision !== undefined) ? 32 : 0);

/** Draws all lines in a few calls, each pass only those that take part in it; how each one looks stands in a small texture, so that a change of day moves no vertex. */
export class BorderLayer implements Layer {
  readonly #meshes: Meshes;
  readonly #state: Uint8Array;
  readonly #rows: number;
  #theme: Theme;
  /** passes of each line */
  #passes: Uint8Array;
  /** of a line with a halo, km; Infinity where its edge is soft */
  #widest = 0;
  #dirty = true;
  #repaint: (() => void) | undefined;
  #program: Program | undefined = undefined;
  #array: WebGLVertexArrayObject | undefined = undefined;
  #corners: WebGLBuffer | undefined = undefined;
  #order: WebGLBuffer | undefined = undefined;
  #texture: WebGLTexture | undefined = undefined;
  #mesh: Mesh | undefined = undefined;
  /** first index and number of indices of each pass */
  #runs: readonly (readonly [number, number])[] = [];

  /** `count`: of the lines */
  constructor(meshes: Meshes, count: number, theme: Theme) {
    this.#meshes = meshes;
    this.#theme = theme;
    this.#rows = Math.max(1, Math.ceil(count / WIDTH)) * 4;
    this.#state = new Uint8Array(WIDTH * this.#rows * 4);
    this.#passes = new Uint8Array(count);
  }

  show(looks: readonly BorderLook[], theme: Theme): void {
    this.#theme = theme;
    const data = this.#state;
    this.#widest = 0;
    looks.forEach((look, line) => {
      const at = (row: number): number => ((Math.floor(line / WIDTH) * 4 + row) * WIDTH + (line % WIDTH)) * 4;
      data[at(0)] = MAIN[look.main];
      data[at(0) + 2] = Math.round((1 - (look.strength ?? 1)) * 255);
      data[at(0) + 3] = Math.min(255, Math.round((look.precision ?? 0) * 4));
      const passes = passesOf(look);
      data[at(0) + 1] = (passes & 3) | ((passes >> 1) & 12) | (look.soft === true ? 16 : 0);
      this.#passes[line] = passes;
      if ((passes & 32) !== 0) this.#widest = Math.max(this.#widest, look.soft === true ? Infinity : (look.precision ?? 0));
      [look.claim, look.left, look.right].forEach((hex, row) => {
        if (hex !== undefined) data.set(rgb(hex), at(row + 1));
      });
    });
    this.#dirty = true;
    this.#repaint?.();
  }

  attach(gl: WebGL2RenderingContext, repaint: () => void): void {
    this.#repaint = repaint;
    this.#program = programOf(gl, VERTEX, FRAGMENT, ["a_segment", "a_length", "a_arc"]);
    this.#array = gl.createVertexArray() as WebGLVertexArrayObject;
    this.#corners = gl.createBuffer() as WebGLBuffer;
    this.#order = gl.createBuffer() as WebGLBuffer;
    this.#mesh = undefined;
    gl.bindVertexArray(this.#array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#corners);
    for (const [place, size, offset] of [
      [0, 4, 0],
      [1, 2, 16],
      [2, 1, 24],
    ] as const) {
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, size, gl.FLOAT, false, FLOATS * 4, offset);
    }
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.#order);
    gl.bindVertexArray(null);
    this.#texture = gl.createTexture() as WebGLTexture;
    this.#dirty = true;
  }

  /** Lists the segments of each pass; the vertex array is bound. */
  #list(gl: WebGL2RenderingContext, { firstOf }: Mesh): void {
    const lengths = PASSES.map((pass) =>
      this.#passes.reduce(
        (sum, bits, line) => sum + ((bits >> pass) & 1 ? (firstOf[line + 1] as number) - (firstOf[line] as number) : 0),
        0,
      ),
    );
    const order = new Uint32Array(lengths.reduce((a, b) => a + b, 0) * 6);
    let at = 0;
    this.#runs = PASSES.map((pass, i) => {
      const first = at;
      this.#passes.forEach((bits, line) => {
        if (((bits >> pass) & 1) === 0) return;
        for (let segment = firstOf[line] as number; segment < (firstOf[line + 1] as number); segment++) {
          const corner = segment * 4;
          order[at++] = corner;
          order[at++] = corner + 1;
          order[at++] = corner + 2;
          order[at++] = corner + 2;
          order[at++] = corner + 1;
          order[at++] = corner + 3;
        }
      });
      return [first, (lengths[i] as number) * 6];
    });
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, order, gl.DYNAMIC_DRAW);
  }

  draw({ gl, zoom, lat, world, ratio, copies, matrix }: Frame): void {
    const program = this.#program;
    if (program === undefined || this.#array === undefined) return;
    const mesh = this.#meshes.ready(zoom) ?? this.#meshes.at(zoom);
    gl.bindVertexArray(this.#array);
    if (mesh !== this.#mesh) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.#corners as WebGLBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, mesh.segments, gl.STATIC_DRAW);
    }
    gl.activeTexture(gl.TEXTURE0);
    if (this.#dirty) uploadTexture(gl, this.#texture as WebGLTexture, WIDTH, this.#rows, this.#state);
    else gl.bindTexture(gl.TEXTURE_2D, this.#texture as WebGLTexture);
    if (this.#dirty || mesh !== this.#mesh) this.#list(gl, mesh);
    this.#dirty = false;
    this.#mesh = mesh;
    program.use();
    program.whole("u_state", 0);
    program.number("u_ratio", ratio);
    gl.uniform2f(program.at("u_half"), gl.drawingBufferWidth / ratio / 2, gl.drawingBufferHeight / ratio / 2);
    const km = world / (40_075 * Math.cos((lat * Math.PI) / 180));
    program.number("u_world", world);
    program.number("u_km", km);
    program.number("u_dark", this.#theme.name === "dark" ? 1 : 0);
    program.colour("u_ink", this.#theme.ink);
    program.colour("u_quiet", this.#theme.quiet);
    program.colour("u_select", this.#theme.select);
    program.colour("u_paper", this.#theme.land);
    for (const copy of copies(this.#meshes.span)) {
      gl.uniformMatrix4fv(program.at("u_matrix"), false, matrix(this.#meshes.origin, copy));
      for (const [i, pass] of PASSES.entries()) {
        const [first, count] = this.#runs[i] as readonly [number, number];
        if (count === 0 || (pass === 5 && this.#widest * km * 2 <= HALO.narrowest)) continue;
        gl.blendEquation(pass !== 5 ? gl.FUNC_ADD : this.#theme.name === "dark" ? gl.MIN : gl.MAX);
        program.whole("u_pass", pass);
        gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, first * 4);
      }
    }
    gl.blendEquation(gl.FUNC_ADD);
    gl.bindVertexArray(null);
  }
}
