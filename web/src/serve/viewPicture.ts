import { numberText } from "../map/words";
import type { LayerView } from "./api";
import type { MapView } from "./mapView";

const LINE = 22;
const RAMP = 160;

/** The map as it is seen, with a title and legends below it, so that it can stand alone. */
export function pictureOf(view: MapView, title: string, layers: LayerView[]): HTMLCanvasElement {
  const { x: width, y: height } = view.map.getSize();
  const sharpness = window.devicePixelRatio || 1;
  const whole = height + LINE * (layers.length + 1) + 8;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * sharpness);
  canvas.height = Math.round(whole * sharpness);
  const context = canvas.getContext("2d")!;
  context.scale(sharpness, sharpness);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, whole);
  context.save();
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  view.drawInto(context);
  context.restore();
  Object.assign(context, { fillStyle: "#1d2327", font: "bold 14px sans-serif", textAlign: "left" });
  context.fillText(title, 8, height + 18);
  layers.forEach((layer, i) => legend(context, layer, height + LINE * (i + 2)));
  return canvas;
}

function legend(context: CanvasRenderingContext2D, layer: LayerView, y: number): void {
  const colours = context.createLinearGradient(70, 0, 70 + RAMP, 0);
  layer.ramp.forEach((colour, i) => colours.addColorStop(i / Math.max(1, layer.ramp.length - 1), colour));
  context.fillStyle = colours;
  context.fillRect(70, y - 11, RAMP, 12);
  Object.assign(context, { fillStyle: "#1d2327", font: "12px sans-serif", textAlign: "right" });
  context.fillText(numberText(layer.low, layer), 64, y);
  context.textAlign = "left";
  context.fillText(`${numberText(layer.high, layer)}   ${layer.name}${layer.model ? `, ${layer.target}, ${layer.model}` : ""}${layer.unit ? ` (${layer.unit})` : ""}`, 76 + RAMP, y);
}
