namespace ReverseBuy.Connectors.Pinduoduo.Tests.Conformance;

public sealed class PinduoduoOrderTests() : ConnectorOrderSuite(new PinduoduoHarness());
