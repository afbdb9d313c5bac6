pluginManagement {
    plugins { id("com.example.managed") version "1.0" }
}
dependencyResolutionManagement {
    versionCatalogs {
        create("libs") {
            version("metrics", "1.0")
            library("metrics-core", "com.example.metrics", "metrics-core").versionRef("metrics")
            library("metrics_ui", "com.example.metrics:metrics-ui:1.0")
            plugin("metrics", "com.example.metrics").version("1.0")
        }
    }
}
