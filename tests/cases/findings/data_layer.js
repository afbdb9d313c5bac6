dataLayer.push({ event: "lead", email: currentUser.email }); // expect: PX212 // use: google-tag-manager event email
