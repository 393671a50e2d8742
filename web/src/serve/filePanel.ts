import { fileAddress, type LayerView, type RunView } from "./api";
import { make } from "./dom";
import type { MapView } from "./mapView";
import { pictureOf } from "./viewPicture";

/** What can be taken along: a picture of what is seen, its raster, and every other result. */
export function filePanel(run: RunView, view: MapView, shown: () => LayerView[], title: string): HTMLElement {
  const picture = make("button", { type: "button", textContent: "Picture of the map as seen (PNG)" });
  picture.addEventListener("click", () => {
    pictureOf(view, title, shown()).toBlob((blob) => {
      if (blob) {
        save(blob, "gossan-map.png");
      }
    });
  });
  const raster = make("button", { type: "button", textContent: "Raster of the layer shown (GeoTIFF)" });
  raster.addEventListener("click", () => {
    const layer = shown()[0];
    if (layer) {
      make("a", { href: fileAddress(layer.file), download: "" }).click();
    }
  });
  const list = make("ul", {}, ...run.files.map((name) => make("li", {}, make("a", { href: fileAddress(name), download: "", textContent: name }))));
  return make("div", {}, make("p", {}, picture), make("p", {}, raster), make("details", {}, make("summary", { textContent: `All results (${run.files.length})` }), list));
}

function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
