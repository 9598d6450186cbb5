/**
 * Runs before anything is seen: says in the class of the page whether its drawing shows what the address asks for.
 * `early`: the drawing stands in the map's place. With `bare`, its land alone: another day, viewpoint or layer is asked for.
 * With `blank`, nothing: another place, or a part of the screen. A classic script without imports, so that it holds up nothing but the drawing.
 */
(() => {
  const opening = document.getElementById("app")?.dataset["opening"];
  if (opening === undefined) return;
  const wanted = new URLSearchParams(location.hash.slice(1));
  const shown = new URLSearchParams(opening);
  const camera = (text: string | null): string =>
    (text ?? "")
      .split("/", 3)
      .map((part, i) => Number(part).toFixed(i === 0 ? 2 : 3))
      .join("/");
  const { classList, lang } = document.documentElement;
  classList.add("early");
  const asked = wanted.get("map");
  const elsewhere = ["step", "sel", "versus"].some((name) => wanted.has(name));
  if (elsewhere || (asked !== null && camera(asked) !== camera(shown.get("map")))) classList.add("blank");
  else if ([...wanted].some(([name, value]) => name !== "map" && name !== "lang" && shown.get(name) !== value)) classList.add("bare");
  if ((wanted.get("lang") ?? lang) !== lang) classList.add("unnamed");
})();
