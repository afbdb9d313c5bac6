// fbq('track', 'Lead', { email: user.email });
/*
 * <script src="https://www.googletagmanager.com/gtag/js?id=G-ABC"></script>
 * dataLayer.push({ email: user.email });
 */
/** @example posthog.identify(user.id, { email: user.email }) */
export const nothing = 1;
