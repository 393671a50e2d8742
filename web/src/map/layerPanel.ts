import type { MapData, MapLayer } from "./mapData";
import { numberText } from "./words";

/** What lies over the cells. */
export type Overlay = "sites" | "prospects" | "outside";

/** What the panel asks of its map. */
export interface PanelActions {
  show(layer: MapLayer): void;
  setOpacity(opacity: number): void;
  toggle(what: Overlay, on: boolean): void;
}

let panels = 0;

/** Beside a map: which layer, how opaque, what its colours mean, and what is under the pointer. */
export class LayerPanel {
  readonly element = document.createElement("div");
  private readonly scale = document.createElement("div");
  private readonly reading = document.createElement("output");

  constructor(data: MapData, actions: PanelActions) {
    const number = panels++;
    this.element.className = "map-panel";
    this.element.append(
      this.choice(data, actions, `map-layer-${number}`),
      this.opacity(actions, `map-opacity-${number}`),
      this.box("sites", `sites (${data.sites.length})`, data.sites.length > 0, actions),
      this.box("prospects", `prospects (${data.prospects.length})`, data.prospects.length > 0, actions),
      ...(data.outside ? [this.box("outside", "hatch what is unlike the training windows", true, actions)] : []),
      this.scale,
      this.reading,
    );
    this.scale.className = "map-legend";
    this.reading.className = "map-reading";
  }

  /** Says what is under the pointer. */
  say(text: string): void {
    this.reading.textContent = text;
  }

  /** Shows the colours of a layer with its ends. */
  legend(layer: MapLayer): void {
    const bar = document.createElement("span");
    bar.className = "map-ramp";
    bar.style.background = `linear-gradient(to right, ${layer.ramp.join(", ")})`;
    const low = document.createElement("span");
    low.textContent = numberText(layer.low, layer);
    const high = document.createElement("span");
    high.textContent = numberText(layer.high, layer);
    const name = document.createElement("strong");
    name.textContent = layer.unit ? `${layer.name} (${layer.unit})` : layer.name;
    this.scale.replaceChildren(name, low, bar, high);
  }

  private choice(data: MapData, actions: PanelActions, id: string): HTMLElement {
    const select = document.createElement("select");
    select.id = id;
    const groups = new Map<string, HTMLOptGroupElement>();
    for (const layer of data.layers) {
      let group = groups.get(layer.group);
      if (!group) {
        group = document.createElement("optgroup");
        group.label = layer.group;
        groups.set(layer.group, group);
        select.append(group);
      }

      group.append(new Option(layer.name, layer.id));
    }

    select.addEventListener("change", () => {
      const layer = data.layers.find((one) => one.id === select.value);
      if (layer) {
        actions.show(layer);
      }
    });
    return labelled("layer", select);
  }

  private opacity(actions: PanelActions, id: string): HTMLElement {
    const slider = document.createElement("input");
    Object.assign(slider, { type: "range", id, min: "0", max: "100", step: "5", value: "100" });
    slider.addEventListener("input", () => actions.setOpacity(slider.valueAsNumber / 100));
    return labelled("opacity", slider);
  }

  private box(what: Overlay, text: string, some: boolean, actions: PanelActions): HTMLElement {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = some;
    box.disabled = !some;
    box.addEventListener("change", () => actions.toggle(what, box.checked));
    const label = document.createElement("label");
    label.append(box, ` ${text}`);
    return label;
  }
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  const label = document.createElement("label");
  label.htmlFor = control.id;
  label.append(`${text} `, control);
  return label;
}
