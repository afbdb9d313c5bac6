import L from "leaflet";
const layer = L.layerGroup();
const dataLayers = { clinics: layer };
dataLayers.clinics.push?.({ postal_code: document.getElementById("zip").value });
