const kind = <const>{ phone: "phone" };
fbq("track", "Lead", { kind: kind.phone }); // use: meta-pixel event
fbq("track", "Lead", { tag: (<HTMLInputElement>document.getElementById("email")).value }); // use: meta-pixel event email
