namespace ReverseBuy.Connectors.Jd.Tests.Conformance;

public sealed class JdCatalogueTests() : ConnectorCatalogueSuite(new JdHarness());
