const email = (document.getElementById("email") as HTMLInputElement).value;
window?.fbq?.("track", "Lead", { email }); // use: meta-pixel event email
(window as any).fbq("track", "Lead", { email }); // use: meta-pixel event email
(<any>window).fbq("track", "Lead", { email }); // use: meta-pixel event email
window.fbq!("track", "Lead", { email }); // use: meta-pixel event email
typeof fbq !== "undefined" && fbq("track", "Lead", { email }); // use: meta-pixel event email
(0, window.fbq)("track", "Lead", { email }); // use: meta-pixel event email
