import { useEffect, useState } from "react";
import { load } from "./api";
export function Results() {
  const [rows, setRows] = useState([]);
  const [chosen, setChosen] = useState(null);
  useEffect(() => { load().then(setRows); }, []);
  const open = (row) => {
    fbq("track", "Open", { tag: row.labResult }); // use: meta-pixel event lab-result
  };
  fbq("track", "Chosen", { tag: chosen.email }); // use: meta-pixel event email
  fbq("track", "First", { tag: rows[0].phone }); // use: meta-pixel event phone
  return rows.map((row) => <button onClick={() => open(row)}>Open</button>);
}
