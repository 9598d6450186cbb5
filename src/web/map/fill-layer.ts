import { FAINT, IN_INK, SIZES, type Sign, STRENGTH, UNSURE } from "../../cartography/sign.ts";
import { type Program, programOf, rgb, uploadTexture } from "./gl.ts";
import type { Frame, Layer } from "./gl-canvas.ts";
import type { Mesh, Meshes } from "./mesh.ts";

const WIDTH = 256;
const MEASURE = "dejure:restyle";
/** of measures */
const KEPT = 500;
/** Where the bytes of a cell stand in one row of the texture. */
const placeOf = (cell: number, row: number): number => ((Math.floor(cell / WIDTH) * 3 + row) * WIDTH + (cell % WIDTH)) * 4;
const KINDS: Readonly<Record<Sign["kind"], number>> = { none: 0, tint: 1, stripes: 2, checker: 3, dots: 4, divergent: 5, empty: 6 };

const CELL = `int cell = int(a_vertex.z); ivec2 t = ivec2(cell % ${WIDTH}, (cell / ${WIDTH}) * 3);`;
/** A number as the shading language writes it. */
const glsl = (value: number): string => value.toFixed(4);
const FAINTNESS = `(code % 32 >= 16 ? ${glsl(FAINT)} : 1.0)`;
/** Bits of the code of a sign, beside its kind. */
const PALE = 16;
const LINED = 32;
/** Whether the code is that of nothing, or of one even colour. */
const isEven = (code: number): boolean => code < LINED && code % PALE <= KINDS.tint;
const { stripe, pitch, band, field, dots, dot } = SIZES;

/** Cells of one even colour, which is worked out by corner: most of the map, at next to no cost. */
const PLAIN_VERTEX = `#version 300 es
uniform mat4 u_matrix; uniform float u_mix; uniform float u_opacity; uniform sampler2D u_now; uniform sampler2D u_before;
in vec3 a_vertex; flat out vec4 v_colour;
vec4 paint(vec4 p) { int code = int(p.a * 255.0 + 0.5); float a = code % 16 == 1 ? u_opacity * ${FAINTNESS} : 0.0; return vec4(p.rgb * a, a); }
void main() {
  gl_Position = u_matrix * vec4(a_vertex.xy, 0.0, 1.0);
  ${CELL}
  v_colour = mix(paint(texelFetch(u_before, t, 0)), paint(texelFetch(u_now, t, 0)), u_mix);
}`;
const PLAIN_FRAGMENT = `#version 300 es
precision highp float;
flat in vec4 v_colour; out vec4 colour;
void main() { colour = v_colour; }`;

/** Row 0: first colour and kind + 16·faint + 32·unsure; row 1: second colour and number of colours; row 2: third colour. */
const ROWS = ["", " + ivec2(0,1)", " + ivec2(0,2)"];
const patternVertex = (fading: boolean): string => {
  const sides = fading ? ["now", "before"] : ["now"];
  return `#version 300 es
uniform mat4 u_matrix; uniform float u_world; ${sides.map((side) => `uniform sampler2D u_${side};`).join(" ")}
in vec3 a_vertex; out vec2 v_pixel;
${sides.flatMap((side) => ROWS.map((_, row) => `flat out vec4 ${side}${row};`)).join(" ")}
void main() {
  gl_Position = u_matrix * vec4(a_vertex.xy, 0.0, 1.0);
  v_pixel = a_vertex.xy * u_world;
  ${CELL}
  ${sides.flatMap((side) => ROWS.map((by, row) => `${side}${row} = texelFetch(u_${side}, t${by}, 0);`)).join(" ")}
}`;
};
const patternFragment = (fading: boolean): string => `#version 300 es
precision highp float;
uniform float u_mix; uniform float u_opacity; uniform vec3 u_ink; in vec2 v_pixel; out vec4 colour;
${(fading ? ["now", "before"] : ["now"]).flatMap((side) => ROWS.map((_, row) => `flat in vec4 ${side}${row};`)).join(" ")}
vec4 paintSign(vec4 p0, vec4 p1, vec4 p2) {
  int code = int(p0.a * 255.0 + 0.5); int kind = code % 16; float count = floor(p1.a * 255.0 + 0.5);
  float strength = ${FAINTNESS};
  if (kind == 0) return vec4(0.0);
  float a = u_opacity * strength;
  float along = (v_pixel.x + v_pixel.y) * 0.70710678;
  if (kind == 1) return vec4(p0.rgb * a, a);
  if (kind == 2) {
    float band = mod(along / ${glsl(stripe)}, count); float edge = fwidth(along / ${glsl(stripe)}) * 0.75;
    vec3 first = p0.rgb, second = p1.rgb, third = count > 2.5 ? p2.rgb : p0.rgb;
    vec3 c = mix(first, second, smoothstep(1.0 - edge, 1.0 + edge, band));
    c = mix(c, third, smoothstep(2.0 - edge, 2.0 + edge, band));
    if (count > 2.5) c = mix(c, first, smoothstep(3.0 - edge, 3.0, band));
    a *= ${glsl(STRENGTH.stripes)}; return vec4(c * a, a);
  }
  if (kind == 3) {
    vec2 q = floor(v_pixel / ${glsl(field)}); vec3 c = mod(q.x + q.y, 2.0) < 1.0 ? p0.rgb : p1.rgb; return vec4(c * a, a);
  }
  if (kind == 4) {
    vec2 q = v_pixel / ${glsl(dots)}; float row = floor(q.y); vec2 f = fract(vec2(q.x + mod(row, 2.0) * 0.5, q.y)) - 0.5;
    float d = 1.0 - smoothstep(${glsl(dot / dots - 0.03)}, ${glsl(dot / dots + 0.03)}, length(f)); return vec4(u_ink * d, d) * ${glsl(IN_INK.dots)} * strength;
  }
  if (kind == 5) {
    float band = abs(fract(along / ${glsl(pitch)}) - 0.5); float edge = fwidth(along / ${glsl(pitch)});
    float stripe = 1.0 - smoothstep(${glsl(band / 2)} - edge, ${glsl(band / 2)} + edge, band);
    vec3 c = mix(p0.rgb, p1.rgb, stripe); float o = mix(a * ${glsl(STRENGTH.ground)}, a * ${glsl(STRENGTH.divergent)}, stripe); return vec4(c * o, o);
  }
  return vec4(u_ink, 1.0) * ${glsl(IN_INK.empty)} * strength;
}
vec4 paint(vec4 p0, vec4 p1, vec4 p2) {
  vec4 sign = paintSign(p0, p1, p2);
  if (int(p0.a * 255.0 + 0.5) < ${LINED}) return sign;
  float off = abs(fract(v_pixel.y / ${glsl(UNSURE.pitch)}) - 0.5); float edge = fwidth(v_pixel.y / ${glsl(UNSURE.pitch)}) * 0.5;
  float line = 1.0 - smoothstep(${glsl(UNSURE.line / UNSURE.pitch / 2)} - edge, ${glsl(UNSURE.line / UNSURE.pitch / 2)} + edge, off);
  return sign * (1.0 - ${glsl(UNSURE.takes)} * line);
}
void main() { colour = ${fading ? "mix(paint(before0, before1, before2), paint(now0, now1, now2), u_mix)" : "paint(now0, now1, now2)"}; }`;

/** First corner and number of corners, one after the other. */
type Runs = readonly (readonly [first: number, count: number])[];

/** Cells of an even colour, and those with a pattern, while the picture changes or stands. */
interface Sorted {
  readonly fading: boolean;
  readonly plain: Runs;
  readonly patterned: Runs;
}

/** The corners of all cells of a kind; neighbours in one run. */
function runsOf({ cornerOf }: Mesh, wanted: (cell: number) => boolean): Runs {
  const runs: [number, number][] = [];
  for (let cell = 0; cell + 1 < cornerOf.length; cell++) {
    const [first, end] = [cornerOf[cell] as number, cornerOf[cell + 1] as number];
    if (end === first || !wanted(cell)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === first) last[1] += end - first;
    else runs.push([first, end - first]);
  }
  return runs;
}

/** Draws the signs of all cells in a few calls; a change of day or viewpoint only rewrites a small texture. */
export class FillLayer implements Layer {
  readonly #meshes: Meshes;
  readonly #rows: number;
  #now: Uint8Array;
  #before: Uint8Array;
  #changed = 0;
  #fade = 150;
  #dirty = true;
  #repaint: (() => void) | undefined;
  #plain: Program | undefined;
  #sorted: Sorted | undefined;
  #array: WebGLVertexArrayObject | undefined;
  #buffer: WebGLBuffer | undefined;
  #mesh: Mesh | undefined;
  #textures: WebGLTexture[] = [];
  #ink = "#22252a";
  #opacity = 0.55;
  #cost: { readonly start: number; readonly script: number } | undefined;

  /** `count`: of the cells */
  constructor(meshes: Meshes, count: number) {
    this.#meshes = meshes;
    this.#rows = Math.max(1, Math.ceil(count / WIDTH)) * 3;
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
    this.#before = this.#now;
    const data = new Uint8Array(this.#now.length);
    const known = new Map<string, [number, number, number]>();
    const hue = (polity: string): [number, number, number] => {
      let colour = known.get(polity);
      if (colour === undefined) known.set(polity, (colour = rgb(colourOf(polity))));
      return colour;
    };
    signs.forEach((sign, cell) => {
      const colours = sign.polities.slice(0, 3).map(hue);
      for (const [row, colour] of colours.entries()) data.set(colour, placeOf(cell, row));
      data[placeOf(cell, 0) + 3] = KINDS[sign.kind] + (sign.faint ? PALE : 0) + (sign.unsure ? LINED : 0);
      data[placeOf(cell, 1) + 3] = Math.max(1, colours.length);
    });
    this.#now = data;
    this.#fade = fade;
    this.#changed = performance.now();
    this.#ink = theme.ink;
    this.#opacity = theme.opacity;
    this.#dirty = true;
    this.#repaint?.();
  }

  attach(gl: WebGL2RenderingContext, repaint: () => void): void {
    this.#repaint = repaint;
    this.#plain = programOf(gl, PLAIN_VERTEX, PLAIN_FRAGMENT, ["a_vertex"]);
    this.#array = gl.createVertexArray() as WebGLVertexArrayObject;
    this.#buffer = gl.createBuffer() as WebGLBuffer;
    this.#mesh = undefined;
    gl.bindVertexArray(this.#array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
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

  draw(frame: Frame): void {
    const { gl, zoom } = frame;
    if (this.#plain === undefined || this.#array === undefined) return;
    if (this.#dirty) {
      this.#sorted = undefined;
      const start = performance.now();
      this.#upload(gl);
      this.#tell(performance.now() - start);
    }
    const progress = this.#fade <= 0 ? 1 : Math.min(1, (performance.now() - this.#changed) / this.#fade);
    gl.bindVertexArray(this.#array);
    const mesh = this.#meshes.ready(zoom) ?? this.#meshes.at(zoom);
    if (mesh !== this.#mesh) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer as WebGLBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, mesh.triangles, gl.STATIC_DRAW);
      this.#mesh = mesh;
      this.#sorted = undefined;
    }
    const fading = progress < 1;
    if (this.#sorted?.fading !== fading) this.#sorted = this.#sort(mesh, fading);
    const { plain, patterned } = this.#sorted;
    this.#paint(frame, this.#plain, plain, progress);
    if (patterned.length > 0) {
      const program = programOf(gl, patternVertex(fading), patternFragment(fading), ["a_vertex"]);
      this.#paint(frame, program, patterned, progress);
    }
    gl.bindVertexArray(null);
    if (fading) this.#repaint?.();
  }

  /** Which cells are of an even colour, and which have a pattern; a cell without a sign is neither. */
  #sort(mesh: Mesh, fading: boolean): Sorted {
    const codeOf = (data: Uint8Array, cell: number): number => data[placeOf(cell, 0) + 3] as number;
    const codes = (cell: number): readonly number[] =>
      fading ? [codeOf(this.#now, cell), codeOf(this.#before, cell)] : [codeOf(this.#now, cell)];
    return {
      fading,
      plain: runsOf(mesh, (cell) => codes(cell).some((code) => code > 0) && codes(cell).every(isEven)),
      patterned: runsOf(mesh, (cell) => !codes(cell).every(isEven)),
    };
  }

  #paint({ gl, world, copies, matrix }: Frame, program: Program, runs: Runs, progress: number): void {
    if (runs.length === 0) return;
    program.use();
    for (const [i, name] of ["u_now", "u_before"].entries()) {
      gl.activeTexture(gl.TEXTURE0 + i);
      gl.bindTexture(gl.TEXTURE_2D, this.#textures[i] as WebGLTexture);
      program.whole(name, i);
    }
    program.number("u_world", world);
    program.number("u_mix", progress);
    program.number("u_opacity", this.#opacity);
    program.colour("u_ink", this.#ink);
    for (const copy of copies(this.#meshes.span)) {
      gl.uniformMatrix4fv(program.at("u_matrix"), false, matrix(this.#meshes.origin, copy));
      for (const [first, count] of runs) gl.drawArrays(gl.TRIANGLES, first, count);
    }
  }
}
