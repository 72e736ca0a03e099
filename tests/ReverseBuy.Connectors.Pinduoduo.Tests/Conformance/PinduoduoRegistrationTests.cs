namespace ReverseBuy.Connectors.Pinduoduo.Tests.Conformance;

public sealed class PinduoduoRegistrationTests() : ConnectorRegistrationSuite(new PinduoduoHarness());
