namespace ReverseBuy.Connectors.Jd.Tests.Conformance;

public sealed class JdRegistrationTests() : ConnectorRegistrationSuite(new JdHarness());
