import type { CustomRenderMethodInput, Map as MapLibre } from "maplibre-gl";

function compile(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type) as WebGLShader;
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? "the shader did not compile");
  return shader;
}

/** A program whose attributes have the places of their names in the list. */
export function compileProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string, attributes: readonly string[]): WebGLProgram {
  const program = gl.createProgram() as WebGLProgram;
  gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, vertex));
  gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, fragment));
  attributes.forEach((name, place) => gl.bindAttribLocation(program, place, name));
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? "the shaders do not link");
  return program;
}

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

/** The copies of the world that are in view, counted from the one around Greenwich. */
export function copiesOf(map: MapLibre): readonly number[] {
  const first = Math.round(map.getCenter().lng / 360);
  return map.getRenderWorldCopies() && map.getZoom() < 3 ? [first - 1, first, first + 1] : [first];
}

/** From Mercator units relative to `origin` to clip space; the shift is done in doubles, so that single floats stay precise when zoomed in. */
export function matrixFor(input: CustomRenderMethodInput, origin: readonly [number, number], copy: number): Float32Array {
  const base = input.defaultProjectionData.mainMatrix as ArrayLike<number>;
  const [x, y] = [origin[0] + copy, origin[1]];
  const matrix = Float64Array.from(base);
  for (let row = 0; row < 4; row++)
    matrix[12 + row] = (base[row] as number) * x + (base[4 + row] as number) * y + (base[12 + row] as number);
  return Float32Array.from(matrix);
}
