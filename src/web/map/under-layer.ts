import { mercator } from "../../cartography/cell-shapes.ts";
import { type Program, programOf } from "./gl.ts";
import type { Frame, Layer } from "./gl-canvas.ts";
import type { OldMap } from "./old-map.ts";

const VERTEX = `#version 300 es
uniform mat4 u_matrix; uniform vec2 u_size; out vec2 v_at;
void main() {
  v_at = vec2(gl_VertexID % 2, gl_VertexID / 2);
  gl_Position = u_matrix * vec4(v_at * u_size, 0.0, 1.0);
}`;
const FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D u_picture; uniform float u_strength; in vec2 v_at; out vec4 colour;
void main() { colour = texture(u_picture, v_at) * u_strength; }`;

/** An old map between the land and its signs, straightened: a rectangle. */
export class UnderLayer implements Layer {
  #under: OldMap | undefined;
  #program: Program | undefined;
  #texture: WebGLTexture | undefined;
  /** whose picture the texture holds */
  #held: HTMLCanvasElement | undefined;

  show(under: OldMap | undefined): void {
    this.#under = under;
  }

  attach(gl: WebGL2RenderingContext): void {
    this.#program = programOf(gl, VERTEX, FRAGMENT, []);
    this.#texture = gl.createTexture() as WebGLTexture;
    this.#held = undefined;
  }

  #hold(gl: WebGL2RenderingContext, canvas: HTMLCanvasElement): void {
    gl.bindTexture(gl.TEXTURE_2D, this.#texture as WebGLTexture);
    if (canvas === this.#held) return;
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
    gl.generateMipmap(gl.TEXTURE_2D);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
    for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
    this.#held = canvas;
  }

  draw({ gl, copies, matrix }: Frame): void {
    const program = this.#program;
    if (this.#under === undefined || program === undefined) return;
    const { canvas, strength, bounds } = this.#under;
    const [west, north] = mercator(bounds[0], bounds[3]);
    const [east, south] = mercator(bounds[2], bounds[1]);
    gl.activeTexture(gl.TEXTURE0);
    this.#hold(gl, canvas);
    program.use();
    program.whole("u_picture", 0);
    program.number("u_strength", strength);
    gl.uniform2f(program.at("u_size"), east - west, south - north);
    for (const copy of copies([west, east])) {
      gl.uniformMatrix4fv(program.at("u_matrix"), false, matrix([west, north], copy));
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    }
  }
}
