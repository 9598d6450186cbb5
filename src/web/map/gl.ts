function compile(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type) as WebGLShader;
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

const programs = new WeakMap<WebGL2RenderingContext, Map<string, Program>>();

/** Shaders at work, with the places of their uniforms. */
export class Program {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #places = new Map<string, WebGLUniformLocation | null>();
  #linked = false;

  constructor(gl: WebGL2RenderingContext, vertex: string, fragment: string, attributes: readonly string[]) {
    this.#gl = gl;
    this.#program = gl.createProgram() as WebGLProgram;
    for (const [type, source] of [
      [gl.VERTEX_SHADER, vertex],
      [gl.FRAGMENT_SHADER, fragment],
    ] as const)
      gl.attachShader(this.#program, compile(gl, type, source));
    attributes.forEach((name, place) => gl.bindAttribLocation(this.#program, place, name));
    gl.linkProgram(this.#program);
  }

  /** Makes it the one that draws, in colours that lie over what is there already. Throws where the shaders do not compile or link. */
  use(): void {
    const gl = this.#gl;
    // asked only now, so that the browser may compile while other things are done
    if (!this.#linked && !gl.getProgramParameter(this.#program, gl.LINK_STATUS)) {
      const told = (gl.getAttachedShaders(this.#program) ?? []).map((shader) => gl.getShaderInfoLog(shader));
      throw new Error([...told, gl.getProgramInfoLog(this.#program)].filter(Boolean).join("; ") || "the shaders do not link");
    }
    this.#linked = true;
    gl.useProgram(this.#program);
    gl.enable(gl.BLEND);
    gl.blendEquation(gl.FUNC_ADD);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.disable(gl.CULL_FACE);
  }

  at(name: string): WebGLUniformLocation | null {
    let place = this.#places.get(name);
    if (place === undefined) this.#places.set(name, (place = this.#gl.getUniformLocation(this.#program, name)));
    return place;
  }

  number(name: string, value: number): void {
    this.#gl.uniform1f(this.at(name), value);
  }

  whole(name: string, value: number): void {
    this.#gl.uniform1i(this.at(name), value);
  }

  colour(name: string, hex: string): void {
    const [r, g, b] = rgb(hex);
    this.#gl.uniform3f(this.at(name), r / 255, g / 255, b / 255);
  }
}

/** The program of these shaders, made once for all layers of a map; attributes have the places of their names in the list. */
export function programOf(gl: WebGL2RenderingContext, vertex: string, fragment: string, attributes: readonly string[]): Program {
  let known = programs.get(gl);
  if (known === undefined) programs.set(gl, (known = new Map()));
  const key = vertex + fragment;
  let program = known.get(key);
  if (program === undefined) known.set(key, (program = new Program(gl, vertex, fragment, attributes)));
  return program;
}

/** Forgets the programs of a context that was lost. */
export const forget = (gl: WebGL2RenderingContext): unknown => programs.delete(gl);

/** Puts bytes into a texture as they are: RGBA, nearest texel. */
export function uploadTexture(gl: WebGL2RenderingContext, texture: WebGLTexture, width: number, height: number, data: Uint8Array): void {
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, data);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
}

export const rgb = (hex: string): [number, number, number] =>
  [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)) as [number, number, number];
