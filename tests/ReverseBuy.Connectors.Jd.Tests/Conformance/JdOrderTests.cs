namespace ReverseBuy.Connectors.Jd.Tests.Conformance;

public sealed class JdOrderTests() : ConnectorOrderSuite(new JdHarness());
