namespace ReverseBuy.Connectors.Alibaba1688.Tests.Conformance;

public sealed class Alibaba1688CatalogueTests() : ConnectorCatalogueSuite(new Alibaba1688Harness());
