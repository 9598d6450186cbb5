import type { Stage } from "./stage.ts";

/** While the map has the focus of the keyboard, a cross marks its middle, and Enter asks what lies there. */
export function crosshair(stage: Stage, container: HTMLElement): void {
  const canvas = stage.element;
  const cross = document.createElement("i");
  cross.className = "crosshair";
  cross.hidden = true;
  container.append(cross);
  const stand = (): void => {
    if (cross.hidden) return;
    const { lon, lat } = stage.camera;
    const { x, y } = stage.project([lon, lat]);
    cross.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -50%)`;
  };
  const show = (): void => {
    cross.hidden = !canvas.matches(":focus-visible");
    stand();
  };
  canvas.addEventListener("focus", show);
  canvas.addEventListener("blur", show);
  canvas.addEventListener("keydown", (event) => {
    // a click focuses without showing it: keys after it do
    show();
    if (event.key !== "Enter" || event.target !== canvas) return;
    const { lon, lat } = stage.camera;
    stage.ask(lon, lat);
  });
  stage.on("move", stand);
  stage.on("resize", stand);
  stage.on("remove", () => cross.remove());
}
