#import <Rollbar/Rollbar.h> // use: rollbar import

@implementation AppDelegate
- (void)signedIn:(Patient *)patient {
    [Rollbar initWithAccessToken:@"token"]; // use: rollbar init
    [[Rollbar currentConfiguration] setPersonId:patient.patientId username:patient.fullName email:patient.email]; // use: rollbar identify patient-id name email
    [Rollbar warningWithMessage:@"late"]; // use: rollbar event
}
@end
