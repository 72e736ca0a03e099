namespace ReverseBuy.Connectors.Pinduoduo.Tests.Conformance;

public sealed class PinduoduoQuoteTests() : ConnectorQuoteSuite(new PinduoduoHarness());
