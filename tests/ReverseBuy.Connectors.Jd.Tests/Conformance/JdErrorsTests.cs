namespace ReverseBuy.Connectors.Jd.Tests.Conformance;

public sealed class JdErrorsTests() : ConnectorErrorsSuite(new JdHarness());
