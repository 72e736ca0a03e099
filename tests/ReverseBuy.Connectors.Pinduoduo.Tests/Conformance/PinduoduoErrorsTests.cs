namespace ReverseBuy.Connectors.Pinduoduo.Tests.Conformance;

public sealed class PinduoduoErrorsTests() : ConnectorErrorsSuite(new PinduoduoHarness());
