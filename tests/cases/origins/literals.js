// a literal tells nothing but what its author wrote
fbq("track", "email", { email: "yes", phone: 1, patient_id: true, search: null }); // use: meta-pixel event
fbq("track", "Appointment requested", { content_name: "Find a doctor" }); // use: meta-pixel event
fbq("track", "ViewContent", { condition: "diabetes" }); // use: meta-pixel event
