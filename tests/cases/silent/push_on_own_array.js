const dataLayer = [];
dataLayer.push({ email: document.getElementById("email").value });
export default dataLayer;
