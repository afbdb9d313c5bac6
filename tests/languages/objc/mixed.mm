#include <string>
namespace plans {
static std::string label(const std::string &name) { return name + "x"; }
}
class Sender {
 public:
  void send(std::string text);
};
void Sender::send(std::string text) {
  [PlanRecorder record:@(text.c_str())];
}
extern "C" {
void plan_sent(const char *name) { [PlanRecorder record:[NSString stringWithUTF8String:name]]; }
}
@implementation Bridge
- (void)open:(NSString *)name {
  auto sender = std::make_unique<Sender>();
  sender->send([name UTF8String]);
  [PlanRecorder record:name];
}
@end
