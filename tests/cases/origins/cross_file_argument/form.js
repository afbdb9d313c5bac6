export const readForm = (form) => ({ tag: form.elements.email.value, topic: form.topic.value });
