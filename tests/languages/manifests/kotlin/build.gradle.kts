import com.example.gradle.Reporter

/* a comment /* within a comment */ implementation("com.example.commented:out:1") */
plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.metrics) apply false
    id("com.example.applied") version "1.0"
    kotlin("android")
    `kotlin-dsl`
    if (ci) alias(libs.plugins.only.on.ci)
}

val metricsVersion by extra("1.2")
val journal = "com.example.journal:journal-android:4.0"
val metricsDependency: String = "com.example.metrics:metrics-core:$metricsVersion"

apply(plugin = "com.example.legacy")
apply(plugin = libs.plugins.crash.reports.get().pluginId)
apply { plugin("com.example.block") }

android {
    namespace = "com.example.plan"
    defaultConfig {
        addManifestPlaceholders(mapOf("metricsKey" to "abc123"))
        manifestPlaceholders["crashOn"] = "false"
        resValue("string", "metrics_app_id", "m-1")
    }
}

kotlin {
    sourceSets {
        val commonMain by getting {
            dependencies {
                implementation("com.example.shared:shared:1")
            }
        }
        commonMain.dependencies { api(libs.shared.journal) }
        val commonTest by getting {
            dependencies { implementation("com.example.tested:common:1") }
        }
        getByName("androidUnitTest") { dependencies { implementation("com.example.tested:unit:1") } }
    }
}

dependencies {
    implementation("com.example.plain:plain:1.0")
    implementation("com.example.pair", "paired", "1.0")
    implementation(group = "com.example.named", name = "named", version = "1")
    implementation(platform("com.example.bundle:bundle-bom:1"))
    implementation(platform(libs.bundle.bom))
    implementation(libs.bundle.analytics)
    implementation(libs.bundles.metrics)
    implementation(libs.crash.reports.get())
    implementation(libs.versions.metrics.get())
    implementation(libs.findLibrary("late-bound").get())
    implementation(firebaseLibs.analytics)
    "gplayImplementation"(libs.gplay.services)
    add("betaImplementation", libs.beta.feedback)
    implementation(
        "com.example.wrapped:wrapped:1"
    ) {
        exclude(group = "com.example.excluded", module = "excluded")
    }
    implementation(journal)
    implementation(project(":feature"))
    if (property("metrics") == "true") {
        implementation("com.example.conditional:conditional:1")
    } else implementation("com.example.conditional:otherwise:1")
    testImplementation(libs.junit)
    androidTestImplementation("com.example.tested:instrumented:1")
}
