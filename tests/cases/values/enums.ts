enum Step { Start = "start", Email = "email", PatientId = "patient_id" }
enum Field { Email, Phone }
const Names = { search: "search-term", email: "email" } as const;
fbq("track", Step.Email, { step: Step.PatientId, name: Names.email, kind: Field.Phone }); // use: meta-pixel event
const field = document.getElementById("email") as HTMLInputElement;
fbq("track", "Lead", { tag: field!.value satisfies string }); // use: meta-pixel event email
fbq("track", "Lead", { [Names.search]: (field.value as unknown) as string }); // use: meta-pixel event email
