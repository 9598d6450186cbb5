import { useReading } from "../context.ts";

/** In whose eyes the page shows the land. */
export function ViewpointPhrase() {
  const { model, view, say, text } = useReading();
  return <>{say("as", { viewpoint: text(model.atlas.viewpoints.find((viewpoint) => viewpoint.id === view.viewpoint)?.name).text })}</>;
}
