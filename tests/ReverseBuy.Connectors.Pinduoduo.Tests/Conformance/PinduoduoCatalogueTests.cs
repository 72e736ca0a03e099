namespace ReverseBuy.Connectors.Pinduoduo.Tests.Conformance;

public sealed class PinduoduoCatalogueTests() : ConnectorCatalogueSuite(new PinduoduoHarness());
