plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.kotlin.compose)
    alias(libs.plugins.ksp)
    alias(libs.plugins.hilt)
    alias(libs.plugins.google.services)
    alias(libs.plugins.crashlytics)
}

android {
    namespace = "example.meadowlark.member"
    compileSdk = 35

    defaultConfig {
        applicationId = "example.meadowlark.member"
        minSdk = 26
        targetSdk = 35
        versionCode = 420
        versionName = "4.2.0"
    }

    buildFeatures {
        compose = true
        viewBinding = true
    }
}

dependencies {
    implementation(libs.androidx.appcompat)
    implementation(libs.androidx.activity.compose)
    implementation(libs.androidx.navigation.compose)
    implementation(libs.androidx.lifecycle.viewmodel)
    implementation(platform(libs.compose.bom))
    implementation(libs.compose.material3)
    implementation(libs.androidx.room.ktx)
    ksp(libs.androidx.room.compiler)
    implementation(libs.hilt.android)
    implementation(libs.hilt.navigation.compose)
    ksp(libs.hilt.compiler)
    implementation(libs.retrofit)
    implementation(libs.retrofit.moshi)

    implementation(platform(libs.firebase.bom))
    implementation(libs.firebase.analytics)
    implementation(libs.firebase.crashlytics)
    implementation(libs.firebase.messaging)
    implementation(libs.facebook.core)
    implementation(libs.appsflyer)
    implementation(platform(libs.adobe.bom))
    implementation(libs.adobe.core)
    implementation(libs.adobe.identity)
    implementation(libs.adobe.analytics)
    implementation(libs.quantum.metric)
    implementation(libs.play.services.ads.identifier)
}
