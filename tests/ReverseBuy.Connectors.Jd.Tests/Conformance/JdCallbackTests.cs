namespace ReverseBuy.Connectors.Jd.Tests.Conformance;

public sealed class JdCallbackTests() : ConnectorCallbackSuite(new JdHarness());
