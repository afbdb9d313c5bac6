export default function loadScript({ src, async = true }) {
  const tag = Object.assign(document.createElement("script"), { src, async });
  document.head.appendChild(tag);
}
