from __future__ import annotations

import pytest

from pixellint.files.places import dependency_tree, is_test, vendored

TESTS = """
src/search/SearchBox.test.jsx
src/search/SearchBox.spec.ts
src/search/SearchBox.unit.spec.jsx
src/search/search.cypress.spec.js
src/search/SearchBox.stories.tsx
src/search/SearchBox.story.js
src/search/login.e2e.ts
src/search/login.cy.js
src/__tests__/search.js
src/__mocks__/api.js
src/__fixtures__/member.js
src/mocks/handlers.ts
src/search/mockData.js
src/search/memberMock.js
src/search/mock-members.js
src/search/member.mock.ts
src/setupTests.js
src/testUtils.tsx
src/test-utils.js
jest.config.js
jest.setup.ts
jest-setup.js
vitest.config.ts
karma.conf.js
cypress.config.ts
cypress.json
playwright.config.ts
protractor.conf.js
conftest.py
test/search.js
tests/pages/home.html
spec/features/login_spec.rb
cypress/integration/login.js
e2e/login.js
portal-e2e/src/login.ts
unit-tests/login.js
integration-tests/login.js
test-utils/render.js
test_helpers/render.js
.storybook/preview.js
storybook/preview.js
testdata/page.html
src/testing/unit/helpers.js
src/testing/mocks/api.js
local-mock-api/server.js
android/src/androidTest/java/Login.kt
ios/PortalTests/Helpers.swift
ios/PortalUITests/Login.swift
api/test_search.py
api/search_test.go
src/__snapshots__/page.html
""".strip().splitlines()

PRODUCT = """
src/lab-tests/List.jsx
src/lab_tests/index.js
src/LabTests/index.js
src/BloodTests/Order.swift
src/components/TestResults.jsx
src/components/test-results.js
src/components/covid-test.js
src/pages/covid-test/index.tsx
src/pages/testing-center/Map.jsx
src/pages/testing/index.jsx
src/pages/testing/Locations.jsx
src/pages/tests-and-procedures/index.html
src/TestimonialCard.jsx
src/contest/rules.html
src/attestation/Form.jsx
src/latest/index.js
src/specialists/Directory.jsx
src/special-specs.html
src/stories/PatientStory.jsx
src/patient-stories/index.html
src/pages/order-test/Checkout.jsx
src/GeneticTest.kt
src/storyline.js
src/mockup/Page.jsx
src/history/index.js
src/protest.js
src/respect.js
src/emergency/cyclist.js
src/view-test-and-lab-results/index.js
src/pregnancyTestKit.js
index.js
""".strip().splitlines()


@pytest.mark.parametrize("path", TESTS)
def test_code_that_tests(path: str) -> None:
    assert is_test(path)


@pytest.mark.parametrize("path", PRODUCT)
def test_product_code_about_medical_tests(path: str) -> None:
    assert not is_test(path)


@pytest.mark.parametrize(
    ("directory", "tree"),
    [
        ("node_modules/react", "node_modules"),
        ("web/node_modules/react/lib", "web/node_modules"),
        ("ios/Pods/Lib", "ios/Pods"),
        (".yarn/releases", ".yarn"),
        ("src/node", ""),
        ("src/tripods", ""),
    ],
)
def test_dependency_trees(directory: str, tree: str) -> None:
    assert dependency_tree(directory) == tree


def test_vendored_and_saved_pages() -> None:
    files = {"docs/Clinic.html"}
    assert vendored("js/vendor/lib", files.__contains__) == "vendored (vendor/)"
    assert vendored("docs/Clinic_files", files.__contains__) == "saved page (Clinic_files/)"
    assert vendored("docs/patient_files", files.__contains__) == ""
    assert vendored("src/vendors-list", files.__contains__) == ""
