/** What is used of gifenc, which brings no types of its own. */
declare module "gifenc" {
  type Palette = number[][];
  export function GIFEncoder(): {
    writeFrame(pixels: Uint8Array, width: number, height: number, options: { readonly palette: Palette; readonly delay: number }): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  };
  export function quantize(rgba: Uint8ClampedArray, colours: number): Palette;
  export function applyPalette(rgba: Uint8ClampedArray, palette: Palette): Uint8Array;
}
