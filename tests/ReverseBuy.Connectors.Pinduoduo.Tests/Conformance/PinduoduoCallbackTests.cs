namespace ReverseBuy.Connectors.Pinduoduo.Tests.Conformance;

public sealed class PinduoduoCallbackTests() : ConnectorCallbackSuite(new PinduoduoHarness());
