dataLayer.push(undefined); // use: google-tag-manager event
dataLayer.push({ email: undefined, phone: null }); // use: google-tag-manager event
