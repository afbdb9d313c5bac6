import Sentry // use: sentry import

func opened(patient: Patient) {
    SentrySDK.configureScope { scope in
        scope.setTag(value: patient.email, key: "mail") // use: sentry event email
    }
    SentrySDK.configureScope { $0.setExtra(value: patient.email, key: "mail") } // use: sentry event email
}

func begin() {
    SentrySDK.start { options in // use: sentry init
        options.sendDefaultPii = false // use: sentry config
    }
}
