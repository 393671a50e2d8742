import L from "leaflet";
import type { MapData, MapLayer, MapProspect } from "./mapData";
import { GreyCells } from "./greyCells";
import { LayerPanel, type Overlay } from "./layerPanel";
import { coordinatesOf, valueText } from "./words";

/** Puts a map with pan and zoom into a figure, over the still picture that stands there without scripts. */
export function showMap(figure: HTMLElement, data: MapData): void {
  const frame = figure.querySelector<HTMLElement>(".map-frame");
  const first = data.layers[0];
  if (!frame || !first) {
    return;
  }

  const box = document.createElement("div");
  box.className = "map-live";
  box.tabIndex = 0;
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", `${data.title}: arrow keys pan, plus and minus zoom`);
  frame.append(box);
  figure.classList.add("is-live");

  const [west, south, east, north] = data.bounds;
  const extent = L.latLngBounds([south, west], [north, east]);
  const map = L.map(box, {
    // The scale bar asks for distances in metres.
    crs: L.Util.extend({}, L.CRS.Simple, { distance: (from: L.LatLng, to: L.LatLng) => data.metres_per_unit * L.CRS.Simple.distance(from, to) }),
    attributionControl: false,
    minZoom: -30,
    maxZoom: 10,
    zoomSnap: 0.25,
    maxBounds: extent.pad(1),   // a card above a prospect at the northern edge needs the room
    zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  map.fitBounds(extent);
  if (data.metres_per_unit > 0) {
    L.control.scale({ imperial: false, maxWidth: 160 }).addTo(map);
  }

  const overlay = L.imageOverlay("", extent, { className: "map-cells", interactive: false, alt: "" }).addTo(map);
  const outside = L.imageOverlay("", extent, { className: "map-outside", interactive: false, alt: "" });
  if (data.outside) {
    void GreyCells.of(data.outside).then((mask) => outside.setUrl(mask.hatched()));
    outside.addTo(map);
  }

  const sites = L.layerGroup(data.sites.map((site) =>
    L.circleMarker([site.y, site.x], { radius: 5, color: "#000", weight: 1.5, fillColor: "#fff", fillOpacity: 1 })
      .bindTooltip(textOf(`${site.name} (${site.kind})`)))).addTo(map);
  const prospects = L.layerGroup(data.prospects.map(outline)).addTo(map);
  const panel = new LayerPanel(data, { show, setOpacity: (opacity) => overlay.setOpacity(opacity), toggle });
  frame.append(panel.element);

  let cells: GreyCells | undefined;
  let shown: MapLayer = first;
  void show(first);
  map.on("mousemove", (event: L.LeafletMouseEvent) => tell(event.latlng));
  map.on("moveend", () => {
    if (document.activeElement === box) {
      tell(map.getCenter());
    }
  });
  map.on("mouseout", () => panel.say(""));

  async function show(layer: MapLayer): Promise<void> {
    shown = layer;
    const read = await GreyCells.of(layer);
    if (shown === layer) {
      cells = read;
      overlay.setUrl(read.coloured());
      panel.legend(layer);
    }
  }

  function toggle(what: Overlay, on: boolean): void {
    const group = { sites, prospects, outside }[what];
    if (on) {
      group.addTo(map);
    } else {
      group.remove();
    }
  }

  function tell(at: L.LatLng): void {
    const value = cells?.at((at.lng - west) / (east - west), (north - at.lat) / (north - south));
    panel.say(value === undefined ? "" : `${coordinatesOf(at.lng, at.lat, data)}: ${valueText(value, shown)}`);
  }

  function outline(prospect: MapProspect): L.Polygon {
    const rings = prospect.polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [y, x] as L.LatLngTuple)));
    const area = L.polygon(rings, { color: "#d4380d", weight: 2, fill: true, fillOpacity: 0.02, className: "map-prospect" })
      .bindTooltip(`${prospect.rank}`, { permanent: data.prospects.length <= 30, direction: "center", interactive: true, className: "map-rank" })
      .bindPopup(() => cardOf(prospect), { maxWidth: Math.min(340, box.clientWidth - 60), maxHeight: box.clientHeight - 80 });

    // Its pictures take room only when they are there, and the map makes room for it once.
    return area.on("popupopen", ({ popup }) => {
      const pictures = [...(popup.getElement()?.querySelectorAll("img") ?? [])];
      void Promise.all(pictures.map((picture) => picture.decode())).then(() => popup.update());
    });
  }
}

/** Words for a tooltip, which takes a string for markup. */
function textOf(words: string): HTMLElement {
  const element = document.createElement("span");
  element.textContent = words;
  return element;
}

/** What a prospect says when it is clicked: its card of the page, and the way to it; plain words where it has none. */
function cardOf(prospect: MapProspect): HTMLElement {
  const element = document.createElement("div");
  element.className = "map-card";
  const card = prospect.card ? document.getElementById(prospect.card) : null;
  if (!card) {
    element.textContent = `Prospect ${prospect.rank}: ${prospect.words}`;
    return element;
  }

  const link = document.createElement("a");
  link.href = `#${prospect.card}`;
  link.textContent = "to its card in the report";
  link.addEventListener("click", () => card.focus());
  element.append(...[...card.children].map((part) => part.cloneNode(true)), link);
  return element;
}
