namespace ReverseBuy.Connectors.Jd.Tests.Conformance;

public sealed class JdQuoteTests() : ConnectorQuoteSuite(new JdHarness());
