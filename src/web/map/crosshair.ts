import type { Stage } from "./stage.ts";

/** While the map has the focus of the keyboard, a cross marks its middle, and Enter asks what lies there. */
export function crosshair(stage: Stage, container: HTMLElement, onAsk: (lon: number, lat: number) => void): void {
  const canvas = stage.getCanvas();
  const cross = document.createElement("i");
  cross.className = "crosshair";
  cross.hidden = true;
  container.append(cross);
  const stand = (): void => {
    if (cross.hidden) return;
    const { lng, lat } = stage.getCenter();
    const { x, y } = stage.project([lng, lat]);
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
    const { lng, lat } = stage.getCenter();
    onAsk(lng, lat);
  });
  stage.on("move", stand);
  stage.on("resize", stand);
  stage.on("remove", () => cross.remove());
}
