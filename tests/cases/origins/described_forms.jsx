import { Formik, useFormik } from "formik";
const start = { email: "", agreed: false };
export function Visit() {
  const form = useFormik({ initialValues: start, onSubmit: (values) => posthog.capture("sent", values) }); // use: posthog event email
  return <form onSubmit={form.handleSubmit} />;
}
export const Panel = () => (
  <Formik
    initialValues={{ phone: "", remember: true }}
    onSubmit={async (values) => {
      posthog.capture("sent", { tag: values.phone }); // use: posthog event phone
      posthog.capture("sent", { tag: values.remember }); // use: posthog event
      posthog.capture("sent", { ...values }); // use: posthog event phone
    }}
  />
);
