fbq("track", "Lead", { contact: currentUser.email }); // expect: PX201 // use: meta-pixel event email
fbq("init", "1", { em: currentUser.email }); // expect: PX208 // use: meta-pixel init email
