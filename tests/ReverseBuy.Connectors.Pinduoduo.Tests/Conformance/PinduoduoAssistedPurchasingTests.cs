namespace ReverseBuy.Connectors.Pinduoduo.Tests.Conformance;

public sealed class PinduoduoAssistedPurchasingTests() : ConnectorAssistedPurchasingSuite(new PinduoduoHarness());
