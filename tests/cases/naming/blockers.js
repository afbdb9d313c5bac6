export function visit(user, patient, page, fields) {
  fbq("track", "A", { // use: meta-pixel event
    emailTemplateId: page.emailTemplateId,
    phoneType: user.phoneType,
    providerCount: page.providerCount,
    searchEnabled: page.searchEnabled,
    nameError: fields.nameError,
    search: "typed",
    email: !!user.email,
    addressFormat: page.addressFormat,
    conditionListLength: patient.conditions.length,
    showEmail: page.showEmail,
    hasPhone: Boolean(user.phone),
    emailValid: fields.emailValid,
    appointmentTypeCount: page.appointmentTypeCount,
  });
}
