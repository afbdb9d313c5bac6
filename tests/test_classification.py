"""Classification of names as docs/architecture.md has it: a table of names that mean nothing, then one of names that do."""

from __future__ import annotations

import pytest

from pixellint.facts.data import Naming, Vocabulary, transformed, words_of
from pixellint.facts.surfaces import surfaces_of
from pixellint.facts.trackers import Slot
from pixellint.flow.naming import Namer
from pixellint.knowledge.load import load_knowledge
from pixellint.knowledge.paths import rules_dir
from pixellint.knowledge.surfaces import load_surfaces
from pixellint.model.flows import Constant, End, GlobalRef, Held, Leaf, Located, Opaque, Origin, ParameterRef
from pixellint.model.places import Span, Step
from pixellint.model.sources import Scan

NOTHING = """
emailTemplateId emailTemplate emailType emailSent emailEnabled emailError emailCount emailValid isEmailVerified
hasEmail showEmail emailPlaceholder emailLabel email.length emailFormat emailRegex emailNotifications
emailPreference phoneType phone_type phoneValid phoneMask hasPhone phone.format phoneError phone_verified
searchEnabled searchResults searchCount search search.total search_type searchIcon isSearching search.loading
searchVisible nameError nameLabel fileName file.name hostname host_name className class_name displayName tagName
componentName name productName appName theme.name user.tag.name item.name category.name list_name serviceName
packageName moduleName tableName column.name user.file.name env.name brandName tenantName templateName modelName
formName buttonName.type providerCount providerType.count authProvider ThemeProvider dataProvider providersLoading
paymentProvider.config patientCount patient.count patientStatus patients patient user currentUser member me account
profile users.length planName planId addressType address.type address locationScope location location.type
locationCount contentType content_type contentLength message messageType messageCount text title pageSize page pages
currentPage ageGroup age storage image imageWidth usage language languages package message.id claimStatus
claim_status tokenClaims apiKey api_key key keyCode id templateId itemId elementId formId order.index productId idle
valid loading enabled status type index length count value values inputValue event.target.value target.value data
payload params args options config settings props state response response.data result results items list ifCondition
filterCondition pre_condition conditionCount medicationCount hasInsurance hasMedications isRequired dateFormat date
startDate createdAt updated_at timestamp lastLogin version locale theme step stepIndex treatmentVariant resultCount
testResultsLoading testGroup symptomCount symptomsLoading appointmentCount zipValid zipError cityOptions
stateOptions countryCode.options facilityCount facilitiesLoading doctorCount query q term keywordCount filters
sortOrder sessionTimeout tokenExpired cookieEnabled deviceType device browser os platform errorCount isError
hasError showError loginError.count loginUrl.enabled logoutHandler onLogin handleLogin insuranceTypeOptions
genderOptions raceOptions answerCount questionIndex questionType commentsEnabled setEmail updatePhone
deleteAppointment loadPatients trackSearch handleSearch useAuth searchable visitorCount FieldNames.EMAIL
FIELD_NAMES.DATE_OF_BIRTH ActionTypes.SEARCH_TERM userState profileState clientHeight parentId childRoutes
gaId config.gaId googleAdsId.enabled state.name stateName intervention pageView.intervention inputValue
patientDetails accountDetails clientToken previousPages searchParams period.start user.services newPatients programUid
attribute.uid orgUnitUid
"""

MEANING = """
email=email user.email=email userEmail=email user_email=email emailAddress=email email_address=email e-mail=email
patient.email=email formData.email=email emailValue=email emailInput.value=email values.email=email
contactEmail=email EMAIL=email form.values.emailAddress=email user.emails=email user.contact.email=email
newEmail=email emailText=email patient.name=name patientName=name firstName=name first_name=name lastName=name
fullName=name user.displayName=name user.name=name profile.name=name member.fullName=name user.lastname=name
patient.data.name=name userInfo.name=name patient.first=name myName=name given_name=name familyName=name
subscriberName=name user.attributes.name=name searchTerm=search-term search_query=search-term
searchQuery=search-term search_term=search-term searchText=search-term searchKeyword=search-term
query_text=search-term searchValue=search-term search.term=search-term keyword=search-term
state.searchTerm=search-term searchString=search-term trimmedSearchTerm=search-term userQuery=search-term
typeOfCare=treatment treatmentType=treatment procedureCode=treatment cptCode=treatment carePlan=treatment
therapy=treatment reasonForVisit=condition reason_for_visit=condition diagnosis=condition icd10Code=condition
conditionName=condition condition.name=condition patient.conditions=condition primaryDiagnosis=condition
medicalHistory=condition allergies=condition diagnosis.name=condition chiefComplaint=condition hasDiabetes=condition
disease=condition visit.reason=condition facilityId=clinic facility_id=clinic clinicName=clinic clinic.name=clinic
facility.name=clinic hospital=clinic clinicId=clinic facilityName=clinic selectedFacility=clinic
hospital.name=clinic clinic_address=clinic providerName=provider provider.name=provider doctorName=provider
doctor.firstName=provider physicianId=provider npi=provider selectedProvider=provider specialty=provider
practitioner=provider careTeam=provider doctor.id=provider zipCode=postal-code zip=postal-code
postal_code=postal-code address.zip=postal-code patient.postalCode=postal-code member_id=member-id
memberId=member-id member.id=member-id subscriberId=member-id policyNumber=member-id mbi=member-id
subscriber.id=member-id groupNumber=member-id loggedIn=signed-in-status isLoggedIn=signed-in-status
isSignedIn=signed-in-status isAuthenticated=signed-in-status loginStatus=signed-in-status
login_status=signed-in-status user.isLoggedIn=signed-in-status isCurrentlyLoggedIn=signed-in-status
signed_in=signed-in-status authenticated=signed-in-status dob=date-of-birth dateOfBirth=date-of-birth
birthDate=date-of-birth birth_date=date-of-birth patient.dob=date-of-birth patientDOB=date-of-birth
user.birthday=date-of-birth birthYear=date-of-birth mrn=patient-id patientMRN=patient-id patientId=patient-id
patient.id=patient-id patient_id=patient-id patientUuid=patient-id patientIDs=patient-id
medicalRecordNumber=patient-id selectedPatient.id=patient-id patient.data.id=patient-id ssn=ssn
socialSecurityNumber=ssn veteran.ssn=ssn last4SSN=ssn latitude=geolocation longitude=geolocation
coords.latitude=geolocation userLocation=geolocation geolocation=geolocation patient.location=geolocation
user.id=user-id userId=user-id user_id=user-id userID=user-id uid=user-id userName=user-id username=user-id
currentUser.id=user-id externalId=user-id profile.userId=user-id visitorId=user-id session.user.id=user-id
account.id=account-id accountNumber=account-id customerId=account-id sessionId=session-id deviceId=device-id
ipAddress=ip clientIp=ip gclid=advertising-id idfa=advertising-id emailHash=hashed-identifier
sha256_email_address=hashed-identifier phone=phone phoneNumber=phone phone_number=phone user.phone=phone
homePhone=phone patient.mobile=phone fax=phone streetAddress=address address1=address addressLine1=address
city=address user.address=address patient.address=address county_name=address age_years=age patient.age=age
patientAge=age user.age=age avatarUrl=photo user.photo=photo driversLicense=license vin=vehicle-id
patient.fingerprint=biometric symptoms=symptom selectedSymptoms=symptom painLevel=symptom symptom.name=symptom
medication=medication medicationName=medication drug.name=medication medications=medication rxNumber=medication
dosage=medication medication.name=medication prescriptionId=medication vaccineType=medication
patient.meds=medication appointmentDate=appointment appointment.type=appointment visitType=appointment
appointmentId=appointment encounterId=appointment appointment=appointment preferredDate=appointment
labResult=lab-result test_results=lab-result patient.results=lab-result a1c=lab-result loincCode=lab-result
bloodPressure=measurement glucose=measurement bmi=measurement heartRate=measurement patient.weight=measurement
pumpModel=medical-device insuranceProvider=insurance payerName=insurance member.planName=insurance claimId=claim
cardNumber=payment amountDue=payment isPregnant=pregnancy dueDatePregnancy=pregnancy hivStatus=condition
gender_identity=sexual-health phq9Score=mental-health substanceUse=substance-use smokingStatus=substance-use
quizAnswers=survey-answer questionnaireResponse=survey-answer userInput=free-text userMessage=free-text
additionalComments=free-text pageUrl=page-url page_location=page-url pathname=page-url window.location.href=page-url
currentUrl=page-url pageTitle=page-title document.title=page-title document.referrer=referrer referrer=referrer
linkUrl=link-url screenName=screen-name eventName=event-name errorMessage=error error=error error.message=error
surveyDetails=survey-answer region.fullName=address facilities.0.id=clinic patients.0.id=patient-id
decodedToken.sub=user-id tokenSubject=user-id buttonText=ui-event facility.address.city=clinic clinic.zipCode=clinic
row.PATIENT_ID=patient-id currentUser.uid=user-id userUid=user-id auth.uid=user-id
"""

WITNESSED = [
    ("q", "url", "search-term"),
    ("q", "search", "search-term"),
    ("box", "search", "search-term"),
    ("contact", "email", "email"),
    ("em", "user_data", "email"),
    ("user_data.ph", "user_data", "phone"),
    ("fn", "user_data", "name"),
    ("zp", "user_data", "postal-code"),
    ("name", "label", "name"),
    ("field1", "given-name", "name"),
    ("when", "section-a bday", "date-of-birth"),
    ("note", "textarea", "free-text"),
    ("ssn", "tel", "ssn"),
    ("whatever", "user_id", "user-id"),
    ("fileName", "label", ""),
    ("templateId", "label", ""),
    ("apiKey", "user_data", ""),
    ("colour", "user_data", ""),
]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(load_knowledge())


@pytest.mark.parametrize("name", NOTHING.split())
def test_means_nothing(vocabulary: Vocabulary, name: str) -> None:
    assert vocabulary.classify(tuple(name.split("."))) is None


@pytest.mark.parametrize("case", MEANING.split())
def test_means_an_element(vocabulary: Vocabulary, case: str) -> None:
    name, element = case.split("=")
    found = vocabulary.classify(tuple(name.split(".")))
    assert found is not None
    assert found.element == element


@pytest.mark.parametrize(("name", "witness", "element"), WITNESSED)
def test_a_witness_lets_a_weak_name_count(vocabulary: Vocabulary, name: str, witness: str, element: str) -> None:
    found = vocabulary.classify(tuple(name.split(".")), witness=witness)
    assert (found.element if found else "") == element


def test_the_tables_are_large_enough() -> None:
    assert len(set(NOTHING.split())) >= 120
    assert len(set(MEANING.split())) >= 120


@pytest.mark.parametrize(
    ("name", "strong"),
    [
        ("email", True),
        ("user.name", False),
        ("patient.name", True),
        ("userInput", False),
        ("patient.meds", False),
        ("mrn", True),
    ],
)
def test_strength(vocabulary: Vocabulary, name: str, strong: bool) -> None:
    found = vocabulary.classify(tuple(name.split(".")))
    assert found is not None
    assert found.strong is strong


def test_names_of_the_organisation() -> None:
    own = Vocabulary(load_knowledge(), {"subscriberRef": "member-id", "visit.kind": "appointment"})
    assert own.classify(("row", "subscriber_ref")) == Naming("member-id", "identifier", True)
    assert own.classify(("visit", "kind")) == Naming("appointment", "health", True)
    assert own.classify(("kind",)) is None


def test_positions_and_computed_names_say_nothing(vocabulary: Vocabulary) -> None:
    assert vocabulary.classify(("patients", "*", "0", "email")) == Naming("email", "identifier", True)
    assert vocabulary.classify(("*",)) is None
    assert vocabulary.classify(()) is None


@pytest.mark.parametrize(
    ("segment", "words"),
    [
        ("patientMRN", "patient mrn"),
        ("MRNumber", "mr number"),
        ("userIDs", "user ids"),
        ("DATE_OF_BIRTH", "date of birth"),
        ("data-user-email", "data user email"),
        ("icd10Code", "icd10 code"),
        ("HbA1c", "hb a1c"),
        ("ud[em]", "ud em"),
        ("sha256_email", "sha256 email"),
        ("Reason for visit", "reason for visit"),
        ("0", ""),
    ],
)
def test_words(segment: str, words: str) -> None:
    assert " ".join(words_of(segment)) == words


@pytest.mark.parametrize("name", ["user", "currentUser", "state.user", "session", "userData", "props.profile"])
def test_objects_of_a_person_signed_in(vocabulary: Vocabulary, name: str) -> None:
    assert vocabulary.account(tuple(name.split(".")))


@pytest.mark.parametrize("name", ["userCount", "user.email", "appointment", "data", ""])
def test_other_objects(vocabulary: Vocabulary, name: str) -> None:
    assert not vocabulary.account(tuple(name.split(".")))


@pytest.mark.parametrize(
    ("element", "transforms", "left"),
    [
        ("email", (), "email"),
        ("email", ("boolean",), ""),
        ("email", ("number",), ""),
        ("signed-in-status", ("boolean",), "signed-in-status"),
        ("email", ("hash",), "email hashed-identifier"),
        ("email", ("slice", "join", "hash"), "email hashed-identifier"),
        ("email", ("hash", "hash"), "email hashed-identifier"),
        ("condition", ("hash",), "condition"),
        ("email", ("hash", "boolean"), ""),
        ("search-term", ("strip-query",), ""),
        ("page-url", ("strip-query",), "page-url"),
        ("email", ("slice", "join"), "email"),
        ("email", ("mask",), ""),
    ],
)
def test_transforms(vocabulary: Vocabulary, element: str, transforms: tuple[str, ...], left: str) -> None:
    found = transformed(vocabulary.naming(element), transforms)
    assert " ".join(item.element for item in found) == left


def test_the_presence_of_a_user_tells_that_somebody_is_signed_in() -> None:
    assert transformed(None, ("boolean",), account=True) == (Naming("signed-in-status", "activity", True),)
    assert transformed(None, ("boolean",)) == ()
    assert transformed(None, ("number",), account=True) == ()


def test_a_blocker_is_not_neutral() -> None:
    knowledge = load_knowledge()
    assert not knowledge.blockers & knowledge.neutral


def _slot(key: str, end: End, *names: str, role: str = "payload", path: str = "src/list.js") -> Slot:
    steps = tuple(Step(path, Span(1, 1, 1, 2), f"kept in {name}", name) for name in names)
    return Slot(role, ("0", *key.split(".")) if key else ("0",), Leaf((), end, (), steps))


def _parameter(*access: str) -> Held:
    return Held(Located("src/list.js", ParameterRef(1, 0)), access)


@pytest.mark.parametrize(
    ("slot", "elements"),
    [
        pytest.param(
            _slot("place", _parameter("booking", "sites", "home"), "appointment", "booking", "facilityId"),
            "appointment",
            id="an object the value was not taken out of names it",
        ),
        pytest.param(
            _slot("place", _parameter("appointment", "form", "home"), "appointment", "facilityId"),
            "clinic",
            id="an object it was taken out of does not",
        ),
        pytest.param(
            _slot("", Held(GlobalRef("randomId"), ()), "this.deviceId", role="user_id"),
            "device-id",
            id="a name that speaks for itself before one that only the role explains",
        ),
        pytest.param(
            _slot("", Held(GlobalRef("personKey"), ()), "key", role="user_id"), "user-id", id="else the role explains it"
        ),
        pytest.param(_slot("search_query", _parameter("userInput")), "search-term", id="mere text is what its key says"),
        pytest.param(_slot("text", _parameter("userInput")), "free-text", id="mere text under a key that says nothing"),
        pytest.param(
            _slot("label", _parameter(), "input", path="src/PlaceSearch.jsx"), "search-term", id="typed into a search"
        ),
        pytest.param(_slot("label", _parameter(), "input"), "", id="typed anywhere"),
        pytest.param(
            _slot("label", _parameter(), "queryParamValue", path="src/useSearchParams.ts"), "", id="a page's parameters"
        ),
        pytest.param(_slot("page", _parameter(), "page", path="src/SearchPages.jsx"), "", id="a page of results"),
        pytest.param(
            _slot("search_term", Origin("form", ("drug name",), "")), "medication search-term", id="a search for a drug"
        ),
        pytest.param(_slot("search_term", Constant("all", "string")), "", id="a constant"),
        pytest.param(_slot("intervention", Opaque("call of an unknown value")), "", id="a banner"),
    ],
)
def test_naming_of_slots(vocabulary: Vocabulary, slot: Slot, elements: str) -> None:
    assert " ".join(sorted(named.naming.element for named in Namer(vocabulary).named(slot))) == elements


@pytest.mark.parametrize(
    "path",
    [
        "src/login/SignInPage.stories.jsx",
        "src/login/__tests__/SignInPage.test.jsx",
        "src/shared/BankAccountPicker.jsx",
        "src/sale/RegisterButton.jsx",
        "src/api/appointments.ts",
        "src/__generated__/SignupQuery.graphql.ts",
    ],
)
def test_a_file_that_is_no_page_says_nothing(path: str) -> None:
    scan = Scan(marks=frozenset({"jsx"}))
    assert surfaces_of(path, scan, load_surfaces(rules_dir())) == ()


def test_terms_and_conditions_are_no_medical_ones() -> None:
    scan = Scan(marks=frozenset({"jsx"}))
    found = surfaces_of("src/TermsAndConditions.jsx", scan, load_surfaces(rules_dir()))
    assert [fact.surface for fact in found] == ["general"]
