import type { MeasuredPart, RunProgress } from "./api";
import { make } from "./dom";

const WIDTH = 260;
const HEIGHT = 110;
const MARGIN = { left: 44, right: 8, top: 8, bottom: 20 };

/** How far a run is, and the curves of its training. */
export function showProgress(panel: HTMLElement, progress: RunProgress | null): void {
  panel.hidden = progress === null;
  if (!progress) {
    return;
  }

  const bar = make("progress", { max: Math.max(1, progress.total), value: progress.done });
  bar.setAttribute("aria-label", progress.task);
  const left = progress.per_second > 0 ? `, ${Math.round(progress.per_second).toLocaleString("en")} ${progress.unit}/s, ${duration((progress.total - progress.done) / progress.per_second)} left` : "";
  const heading = panel.querySelector("h2")!;
  panel.replaceChildren(
    heading,
    make("p", {}, make("strong", { textContent: progress.step }), `: ${progress.task}`),
    bar,
    make("p", { className: "note", textContent: `${progress.done.toLocaleString("en")} of ${progress.total.toLocaleString("en")} ${progress.unit}${left}` }),
    ...curvesOf(progress.curves));
}

function curvesOf(parts: MeasuredPart[]): Node[] {
  const names = parts[0]?.names ?? [];
  return parts.length < 2 ? [] : [make("div", { className: "curves" }, ...names.map((name, i) => curveOf(name, parts.map((part): [number, number] => [part.part, Number(part.values[i])]))))];
}

/** One curve over the epochs, with the ends of its scales. */
function curveOf(name: string, points: [number, number][]): HTMLElement {
  const known = points.filter(([, value]) => Number.isFinite(value));
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 1];
  const [low, high] = [Math.min(...known.map(([, value]) => value)), Math.max(...known.map(([, value]) => value))];
  const x = (part: number): number => MARGIN.left + ((part - first) / Math.max(1, last - first)) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (value: number): number => HEIGHT - MARGIN.bottom - ((value - low) / (high - low || 1)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const words = `${name.replaceAll("_", " ")}: now ${known.at(-1)?.[1].toPrecision(4) ?? "not known"}`;
  const picture = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${words}, by epoch` },
    shape("path", { d: known.map(([part, value], i) => `${i === 0 ? "M" : "L"}${x(part).toFixed(1)} ${y(value).toFixed(1)}`).join(""), class: "curve" }),
    ...known.length === 0 ? [] : [text(low.toPrecision(3), MARGIN.left - 4, HEIGHT - MARGIN.bottom, "end"), text(high.toPrecision(3), MARGIN.left - 4, MARGIN.top + 8, "end")],
    text(`epoch ${first}`, MARGIN.left, HEIGHT - 4, "start"), text(`${last}`, WIDTH - MARGIN.right, HEIGHT - 4, "end"));
  return make("figure", {}, picture, make("figcaption", { textContent: words }));
}

function text(words: string, x: number, y: number, anchor: string): SVGElement {
  const element = shape("text", { x: `${x}`, y: `${y}`, "text-anchor": anchor });
  element.textContent = words;
  return element;
}

function shape(name: string, attributes: Record<string, string>, ...children: Node[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }

  element.append(...children);
  return element;
}

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 3600)}:${String(Math.floor(whole / 60) % 60).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}
