// The script of gossan serve.
import "leaflet/dist/leaflet.css";
import "./serve.css";
