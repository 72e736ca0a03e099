namespace ReverseBuy.Connectors.Pinduoduo.Tests.Conformance;

public sealed class PinduoduoCancellationTests() : ConnectorCancellationSuite(new PinduoduoHarness());
