import visitor, { FIELDS, phone } from "./names";
fbq("track", "Lead", { tag: FIELDS.email }); // use: meta-pixel event email
fbq("track", "Lead", { tag: phone() }); // use: meta-pixel event phone
fbq("track", "Lead", visitor()); // use: meta-pixel event postal-code
fbq("track", "Lead", { tag: visitor().zip }); // use: meta-pixel event postal-code
