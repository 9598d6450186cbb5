/** Colours of the map in light and dark, for whatever draws it; a test holds the style sheets to them. */
export interface Theme {
  readonly name: "light" | "dark";
  readonly land: string;
  readonly water: string;
  readonly ink: string;
  readonly quiet: string;
  readonly coast: string;
  readonly select: string;
  /** strength of tints over land */
  readonly opacity: number;
}

export const LIGHT: Theme = {
  name: "light",
  land: "#f6f3ec",
  water: "#dfe7ea",
  ink: "#22252a",
  quiet: "#b9b3a6",
  coast: "#b6c3c8",
  select: "#22252a",
  opacity: 0.55,
};
export const DARK: Theme = {
  name: "dark",
  land: "#262a2e",
  water: "#171b1f",
  ink: "#e9e6df",
  quiet: "#565a5e",
  coast: "#3b4349",
  select: "#ffffff",
  opacity: 0.5,
};
