Pod::Spec.new do |s|
  s.name = 'ExamplePlan'
  s.source = { :git => 'https://github.com/example/plan.git', :tag => s.version.to_s }
  s.dependency 'ExampleMetrics', '~> 1.0'
  s.ios.dependency "ExampleCrash"
  s.dependency "#{s.name}/Core"
  s.subspec 'Core' do |core|
    core.dependency 'ExampleJournal/Core'
  end
  s.test_spec 'Tests' do |tests|
    tests.dependency 'ExampleMocks'
  end
end
